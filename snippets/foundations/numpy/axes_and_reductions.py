"""A reduction removes the axis that it is given; keepdims leaves it in place with size 1."""

import numpy as np
from sklearn.datasets import load_sample_image, load_wine

A = np.array([[1, 2, 3], [4, 5, 6]])
print("A =", A.tolist(), " shape", A.shape)
print("A.sum(axis=0) =", A.sum(axis=0), "  down the rows: axis 0 is gone")
print("A.sum(axis=1) =", A.sum(axis=1), "    along each row: axis 1 is gone")
print("A.sum(axis=1, keepdims=True) =", A.sum(axis=1, keepdims=True).tolist())
print("A.sum() =", A.sum(), " A.argmax(axis=1) =", A.argmax(axis=1))

photo = load_sample_image("china.jpg")  # rows, columns, colors
print("mean color of a photo", photo.shape, "->", photo.mean(axis=(0, 1)).round(1))
assert photo.mean(axis=(0, 1)).shape == (3,) and photo.mean(axis=2).shape == photo.shape[:2]

X = load_wine().data  # (178, 13)
Z = (X - X.mean(axis=0)) / X.std(axis=0)  # (178, 13) with (13,): each column by its own
assert np.allclose(Z.mean(axis=0), 0) and np.allclose(Z.std(axis=0), 1)

# Shares per row. With 178 rows the missing axis is noticed; a square table hides it.
try:
    X / X.sum(axis=1)
except ValueError as error:
    print("X / X.sum(axis=1):", error)
counts = np.array([[8, 1, 1], [30, 60, 10], [0, 50, 50]])
wrong = counts / counts.sum(axis=1)
right = counts / counts.sum(axis=1, keepdims=True)
print("sums of the rows, keepdims forgotten:", wrong.sum(axis=1))
print("sums of the rows, keepdims=True:     ", right.sum(axis=1))
assert np.allclose(right.sum(axis=1), 1) and not np.allclose(wrong.sum(axis=1), 1)
