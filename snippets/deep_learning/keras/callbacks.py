"""Four callbacks in one fit: the loss by epoch, the rate that was halved, the weights that were kept."""

import os
import warnings

os.environ["KERAS_BACKEND"] = "torch"

import tempfile

import keras
import matplotlib.pyplot as plt
import numpy as np
from keras import callbacks, layers
from sklearn.datasets import load_digits

warnings.filterwarnings("ignore", "__array__ impl")  # Keras 3.15's own, with NumPy 2
keras.config.set_floatx("float64")
X, y = load_digits(return_X_y=True)
train, validation = (X[:150] / 16, y[:150]), (X[900:1200] / 16, y[900:1200])


class NoteRate(callbacks.Callback):
    def on_epoch_begin(self, epoch, logs=None):
        rates.append(float(self.model.optimizer.learning_rate))


for seed in range(3):
    keras.utils.set_random_seed(seed)
    hidden, out = layers.Dense(64, activation="relu"), layers.Dense(10, activation="softmax")
    model = keras.Sequential([keras.Input((64,)), hidden, out])
    model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
    rates = []
    with tempfile.TemporaryDirectory() as folder:
        watch = [
            NoteRate(),
            callbacks.ReduceLROnPlateau(factor=0.5, patience=2),
            callbacks.EarlyStopping(patience=6, restore_best_weights=True),
            callbacks.ModelCheckpoint(f"{folder}/best.keras", save_best_only=True),
        ]
        options = {"batch_size": 50, "epochs": 80, "callbacks": watch, "verbose": 0}
        h = model.fit(*train, validation_data=validation, **options).history
        kept = model.evaluate(*validation, verbose=0)
        best_model = keras.saving.load_model(f"{folder}/best.keras")
        filed = best_model.evaluate(*validation, verbose=0)
    low, last = min(h["val_loss"]), h["val_loss"][-1]
    best = np.argmin(h["val_loss"]) + 1
    print(f"seed {seed}: stopped after epoch {len(rates)}, best epoch {best}")
    print(f"  loss kept {kept:.2f}, in the file {filed:.2f}, of the last epoch {last:.2f}")
    assert np.allclose([kept, filed], low, atol=1e-5) and last > low  # rejects the last weights
    assert rates[-1] < rates[0]  # rejects a fit that never met the plateau
    if seed == 0:
        plt.figure(figsize=(5, 3.6), layout="constrained")
        epochs = range(1, len(rates) + 1)
        plt.plot(epochs, h["loss"], label="training loss")
        plt.plot(epochs, h["val_loss"], label="validation loss")
        plt.step(epochs, np.divide(rates, rates[0]), where="mid", label="rate / first rate")
        plt.axvline(best, color="C3", ls=":", label="kept")
plt.gca().set(xlabel="epoch", ylabel="loss, or share of the rate")
plt.legend()
plt.show()
