"""Softmax in the layer, in the loss, in both, in neither: four nets, short and long runs."""

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
X, y = X[:900] / 16, y[:900]
ends = {}
print("on the training rows\nlayer    from_logits  epochs  loss  accuracy")
for activation in (None, "softmax"):
    for from_logits in (True, False):
        scores = []
        for seed in range(3):
            keras.utils.set_random_seed(seed)
            model = keras.Sequential([keras.Input((64,)), layers.Dense(10, activation=activation)])
            loss = keras.losses.SparseCategoricalCrossentropy(from_logits=from_logits)
            model.compile(keras.optimizers.Adam(0.03), loss, metrics=["accuracy"])
            for more in (2, 18):  # the second call trains on
                model.fit(X, y, batch_size=450, epochs=more, verbose=0)
                scores.append(model.evaluate(X, y, batch_size=900, verbose=0))
        for epochs, runs in ((2, scores[::2]), (20, scores[1::2])):
            ends[activation, from_logits, epochs] = np.array(runs)
            loss, accuracy = np.mean(runs, axis=0)
            names = f"{activation or 'logits':8} {from_logits!s:11} {epochs:7}"
            print(f"{names}{loss:6.1f}{accuracy:10.1f}")
floor = -np.log(np.e / (np.e + 9))  # one score 1, nine scores 0
print(f"two softmaxes: the loss stays above {floor:.2f}")
assert ends["softmax", True, 20][:, 0].min() > floor  # rejects a single softmax, too
right = ends[None, True, 20][:, 0]
assert abs(right - ends["softmax", False, 20][:, 0]).max() < 0.01  # the two right pairs agree
assert (ends["softmax", True, 20][:, 0] > right + 0.3).all()  # rejects a single softmax
assert (ends[None, False, 20][:, 0] > right + 0.3).all()  # rejects a loss that wants logits
