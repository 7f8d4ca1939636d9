"""Four callbacks in one fit: the loss by epoch, the rate that was halved, the weights that were kept."""

import os

os.environ["KERAS_BACKEND"] = "torch"

import tempfile

import keras
import matplotlib.pyplot as plt
import numpy as np
from keras import callbacks, layers
from sklearn.datasets import load_digits

keras.config.set_floatx("float64")
X, y = load_digits(return_X_y=True)
train, validation = (X[:150] / 16, y[:150]), (X[900:1300] / 16, y[900:1300])


class NoteRate(callbacks.Callback):
    def on_epoch_begin(self, epoch, logs=None):
        rates.append(float(self.model.optimizer.learning_rate))


for seed in range(3):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [
            keras.Input((64,)),
            layers.Dense(64, activation="relu"),
            layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile(keras.optimizers.Adam(0.02), "sparse_categorical_crossentropy")
    rates = []
    with tempfile.TemporaryDirectory() as folder:
        best = f"{folder}/best.keras"
        watch = [
            NoteRate(),
            callbacks.ReduceLROnPlateau(factor=0.5, patience=2),
            callbacks.EarlyStopping(patience=6, restore_best_weights=True),
            callbacks.ModelCheckpoint(best, save_best_only=True),
        ]
        h = model.fit(
            *train, epochs=60, validation_data=validation, callbacks=watch, verbose=0
        ).history
        kept = model.evaluate(*validation, verbose=0)
        filed = keras.saving.load_model(best).evaluate(*validation, verbose=0)
    low, last = min(h["val_loss"]), h["val_loss"][-1]
    print(
        f"seed {seed}: stopped after epoch {len(rates)}, best epoch {np.argmin(h['val_loss']) + 1}"
    )
    print(f"  loss kept {kept:.2f}, in the file {filed:.2f}, of the last epoch {last:.2f}")
    assert np.allclose([kept, filed], low, atol=1e-5) and last > low  # rejects the last weights
    assert rates[-1] < rates[0]  # rejects a fit that never met the plateau
    if seed == 0:
        epochs = range(1, len(rates) + 1)
        plt.plot(epochs, h["loss"], label="training loss")
        plt.plot(epochs, h["val_loss"], label="validation loss")
        plt.step(epochs, np.divide(rates, rates[0]), where="mid", label="rate / first rate")
        plt.axvline(np.argmin(h["val_loss"]) + 1, color="C3", ls=":", label="kept")
plt.gca().set(xlabel="epoch", ylabel="loss, or share of the rate")
plt.legend()
plt.show()
