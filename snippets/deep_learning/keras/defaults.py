"""What a layer or an optimizer does when nothing is said: Keras beside PyTorch."""

import os
import warnings

os.environ["KERAS_BACKEND"] = "torch"

from inspect import signature

import keras
from keras import layers
from torch import nn, optim

warnings.filterwarnings("ignore", "__array__ impl")  # Keras 3.15's own, with NumPy 2
keras.utils.set_random_seed(0)
dense, linear = layers.Dense(32), nn.Linear(64, 32)
dense.build((None, 64))
largest = [abs(w.detach()).max() for w in (dense.kernel.value, linear.weight)]
assert abs(largest[0] - (6 / 96) ** 0.5) < 0.01  # Glorot; rejects one rule for both libraries
assert abs(largest[1] - 1 / 64**0.5) < 0.01 and not dense.bias.numpy().any()
print(f"{'':26}{'Keras':>9}{'PyTorch':>9}")
print(f"{'Dense, shape of W':26} {tuple(dense.kernel.shape)} {tuple(linear.weight.shape)}")
print(f"{'Dense, largest W':26}{largest[0]:9.3f}{largest[1]:9.3f}")
print(f"{'Dense, largest b':26}{0:9.3f}{abs(linear.bias.detach()).max():9.3f}")
pairs = [
    (keras.optimizers.Adam, "epsilon", optim.Adam, "eps"),
    (keras.optimizers.SGD, "learning_rate", optim.SGD, "lr"),
    (keras.optimizers.AdamW, "weight_decay", optim.AdamW, "weight_decay"),
    (keras.optimizers.RMSprop, "rho", optim.RMSprop, "alpha"),
    (layers.BatchNormalization, "momentum", nn.BatchNorm1d, "momentum"),
    (layers.BatchNormalization, "epsilon", nn.BatchNorm1d, "eps"),
    (layers.LayerNormalization, "epsilon", nn.LayerNorm, "eps"),
    (layers.LeakyReLU, "negative_slope", nn.LeakyReLU, "negative_slope"),
]
for ours, name, theirs, their_name in pairs:
    a = signature(ours).parameters[name].default
    b = signature(theirs).parameters[their_name].default
    print(f"{ours.__name__ + ', ' + name:35}{a:<8}{b}")
    assert a != b  # rejects asking one library twice
