"""Batch norm's moving averages after few steps: validation lags, and momentum is the cause."""

import os
import warnings

os.environ["KERAS_BACKEND"] = "torch"

import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits

warnings.filterwarnings("ignore", "__array__ impl")  # Keras 3.15's own, with NumPy 2
keras.config.set_floatx("float64")
X, y = load_digits(return_X_y=True)
X = X / 16
gaps = {}
for momentum in (0.99, 0.9):
    runs = []
    for seed in range(3):
        keras.utils.set_random_seed(seed)
        norm = layers.BatchNormalization(momentum=momentum)
        hidden = [layers.Dense(64), norm, layers.ReLU()]
        model = keras.Sequential([keras.Input((64,)), *hidden, layers.Dense(10)])
        loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        model.compile(keras.optimizers.Adam(0.01), loss, metrics=["accuracy"])
        model.fit(X[:900], y[:900], batch_size=100, epochs=2, verbose=0)
        in_training = keras.ops.argmax(model(X[900:1300], training=True), axis=1)
        model_accuracy = model.evaluate(X[900:1300], y[900:1300], verbose=0)[1]
        runs.append(
            [model_accuracy, np.mean(keras.ops.convert_to_numpy(in_training) == y[900:1300])]
        )
    runs = np.array(runs)
    gaps[momentum] = runs[:, 1] - runs[:, 0]
    low, high = runs[:, 0].min(), runs[:, 0].max()
    print(f"momentum {momentum}: with the averages {low:.2f} to {high:.2f}, ", end="")
    print(f"with the batch's own {runs[:, 1].min():.2f} to {runs[:, 1].max():.2f}")
assert gaps[0.99].mean() > 0.03  # rejects training=True in both columns
assert (gaps[0.99] - gaps[0.9]).mean() > 0.03  # rejects a momentum that is not passed on
