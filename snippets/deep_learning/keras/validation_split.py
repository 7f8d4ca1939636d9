"""validation_split takes the last rows, before any shuffling: three orders of the same digits."""

import os
import warnings

os.environ["KERAS_BACKEND"] = "torch"

import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits

warnings.filterwarnings("ignore", "__array__ impl")  # Keras 3.15's own, with NumPy 2
keras.config.set_floatx("float64")
X, y = load_digits(return_X_y=True)  # ordered by writer
X, y, X_test, y_test = X[:1300] / 16, y[:1300], X[1300:] / 16, y[1300:]


def fit(seed: int, order: np.ndarray) -> list[float]:
    """Return the accuracy in training, in validation and on the test rows."""
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [keras.Input((64,)), layers.Dense(32, activation="relu"), layers.Dense(10)]
    )
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(keras.optimizers.Adam(0.04), loss, metrics=["accuracy"])
    history = model.fit(
        X[order], y[order], batch_size=260, epochs=5, validation_split=0.2, shuffle=True, verbose=0
    ).history
    test = model.evaluate(X_test, y_test, verbose=0)[1]
    return [history["accuracy"][-1], history["val_accuracy"][-1], test]


orders = {
    "sorted": lambda seed: np.argsort(y, kind="stable"),
    "mixed": lambda seed: np.random.default_rng(seed).permutation(1300),
    "by writer": lambda seed: np.arange(1300),
}
scores = {}
print("order      training  validation  test  labels of the validation rows")
for name, order in orders.items():
    scores[name] = np.array([fit(seed, order(seed)) for seed in range(3)])
    train, validation, test = scores[name].mean(axis=0)
    labels = np.unique(y[order(0)][-260:])
    print(f"{name:9}{train:10.2f}{validation:12.2f}{test:6.2f}  {labels.min()} to {labels.max()}")
assert scores["sorted"][:, 1].max() < 0.2  # rejects a split that shuffles first
for name in ("mixed", "by writer"):
    assert (scores[name][:, 1] > scores[name][:, 2]).all()  # rejects the two scores swapped
    assert (scores[name][:, 2] > scores["sorted"][:, 2]).all()  # rejects one order for all
