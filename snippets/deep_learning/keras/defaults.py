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
scan, embed = layers.Conv2D(8, 3), layers.Embedding(1000, 16)
scan.build((None, 28, 28, 1))
embed.build()
shapes = [tuple(w.shape) for w in (dense.kernel, linear.weight)]
scans = [tuple(w.shape) for w in (scan.kernel, nn.Conv2d(1, 8, 3).weight)]
embeds = [f"{w.std():.2f}" for w in (embed.embeddings.value, nn.Embedding(1000, 16).weight)]
rows = [
    ("Dense, shape of W", *shapes),
    ("Dense, largest W", *(f"{w:.3f}" for w in largest)),
    ("Dense, largest b", 0, f"{abs(linear.bias.detach()).max():.3f}"),
    ("Conv2D, shape of W", *scans),
    ("Embedding, standard deviation", *embeds),
]
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
    rows.append((f"{ours.__name__}, {name}", a, b))
for name, a, b in [("", "Keras", "PyTorch"), *rows]:
    print(f"{name:29}{a!s:>13}{b!s:>13}")
    assert str(a) != str(b)  # rejects asking one library twice
