"""The dense MNIST network as Keras writes it today: three seeds on the small digits, and two baselines."""

import os
import warnings

os.environ["KERAS_BACKEND"] = "torch"  # read once, when keras is imported

import keras
from keras import layers
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier

warnings.filterwarnings("ignore", "__array__ impl")  # Keras 3.15's own, with NumPy 2
WIDTH, DATA = 64, "digits"  # or "mnist": 70,000 pictures of 28 by 28 pixels, downloaded once
if DATA == "mnist":
    (X, y), (X_test, y_test) = keras.datasets.mnist.load_data()
    X, X_test, n_train = X.reshape(-1, 784) / 255, X_test.reshape(-1, 784) / 255, 50_000
else:
    X, y = load_digits(return_X_y=True)  # ordered by writer, so the last rows are new hands
    X, X_test, y, y_test, n_train = X[:1300] / 16, X[1300:] / 16, y[:1300], y[1300:], 900
train, validation = (X[:n_train], y[:n_train]), (X[n_train:], y[n_train:])
keras.config.set_floatx("float64")  # prints the same everywhere; at work leave float32

tests, bars = [], []
for seed in range(3):
    keras.utils.set_random_seed(seed)  # the generators of Python, NumPy and PyTorch
    model = keras.Sequential(
        [
            keras.Input(shape=(X.shape[1],)),
            layers.Dense(WIDTH, activation="relu"),
            layers.Dropout(0.2),
            layers.Dense(WIDTH, activation="relu"),
            layers.Dense(10),  # ten logits, no softmax
        ]
    )
    model.compile(
        optimizer=keras.optimizers.Adam(learning_rate=5e-3),
        loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
        metrics=["accuracy"],
    )
    options = {"batch_size": 64, "epochs": 25, "validation_batch_size": 500, "verbose": 0}
    history = model.fit(*train, validation_data=validation, **options)
    loss, accuracy = model.evaluate(X_test, y_test, verbose=0)
    guess = model.predict(X_test, verbose=0).argmax(axis=1)  # predict_classes, as it was called
    assert abs((guess == y_test).mean() - accuracy) < 1e-6  # rejects the smallest logit
    tests.append(accuracy)
    print(f"seed {seed}: validation {history.history['val_accuracy'][-1]:.3f}, test {accuracy:.3f}")
print(f"{model.count_params():,} parameters")

for models in (
    [LogisticRegression(C=C, max_iter=2000) for C in (0.1, 1, 10)],
    [KNeighborsClassifier(k) for k in (1, 3, 5, 9)],
):
    fitted = [m.fit(*train) for m in models]
    best = max(fitted, key=lambda m: m.score(*validation))
    bars.append(best.score(X_test, y_test))
    print(f"test, {type(best).__name__}: {bars[-1]:.3f}")
assert bars[0] < sum(tests) / 3 < bars[1]  # rejects a net that stops after a few epochs
