"""Counting pairs without a loop: += on picked entries counts a repeated pair once."""

import numpy as np

rng = np.random.default_rng(0)
truth = rng.integers(3, size=1000)
guess = np.where(rng.random(1000) < 0.8, truth, rng.integers(3, size=1000))

once = np.zeros((3, 3), dtype=int)
once[truth, guess] += 1  # reads a copy, adds 1, writes back: repeated pairs overwrite each other

at = np.zeros((3, 3), dtype=int)
np.add.at(at, (truth, guess), 1)

flat = np.bincount(3 * truth + guess, minlength=9).reshape(3, 3)  # the usual, and fast, way

by_loop = np.zeros((3, 3), dtype=int)
for i, j in zip(truth, guess, strict=True):
    by_loop[i, j] += 1
assert np.array_equal(at, by_loop) and np.array_equal(flat, by_loop)
print("by += 1, total", once.sum(), "  by bincount, total", flat.sum())
print(flat)
recall = flat.diagonal() / flat.sum(axis=1)
print("share found, by class:", recall.round(3))
assert np.isclose(np.mean(truth == guess), np.trace(flat) / 1000)
