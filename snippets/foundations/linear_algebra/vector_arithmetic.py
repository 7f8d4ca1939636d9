"""Vector arithmetic on handwritten digits: average 3, average 8, their difference and midpoint."""

import math
from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits


def dot(u: Sequence[float], v: Sequence[float]) -> float:
    """Multiply two vectors entry by entry and add up the products.

    Args:
        u: Vector with d entries.
        v: Vector with d entries.

    Returns:
        The dot product, a single number.

    Raises:
        ValueError: If the lengths differ.
    """
    return sum(a * b for a, b in zip(u, v, strict=True))


def norm(u: Sequence[float]) -> float:
    """Return the Euclidean length of a vector with d entries."""
    return math.sqrt(dot(u, u))


def cosine(u: Sequence[float], v: Sequence[float]) -> float:
    """Return the cosine of the angle between two nonzero vectors with d entries."""
    return dot(u, v) / (norm(u) * norm(v))


X, y = load_digits(return_X_y=True)  # 1797 scans of 8 x 8 pixels, one per row
three, eight = X[y == 3].mean(axis=0), X[y == 8].mean(axis=0)
stroke = eight - three  # subtraction
halfway = three + 0.5 * stroke  # scaling, then addition
scan = X[8]  # somebody's handwritten 8

assert np.allclose(halfway, (three + eight) / 2)
assert math.isclose(dot(three, eight), three @ eight)
assert math.isclose(norm(stroke), np.linalg.norm(stroke))
assert y[8] == 8 and cosine(scan, eight) > cosine(scan, three)

print(f"each vector has {len(three)} entries")
print(f"length of 3: {norm(three):.2f}   of 8: {norm(eight):.2f}   of 8 - 3: {norm(stroke):.2f}")
print(f"dot product 3 . 8: {dot(three, eight):.1f}")
print(f"cosine(3, 8): {cosine(three, eight):.3f}")
print(f"one scanned 8: cosine {cosine(scan, three):.3f} with 3, {cosine(scan, eight):.3f} with 8")

fig, axes = plt.subplots(1, 4, figsize=(7, 1.9), layout="constrained")
pictures = {"average 3": three, "average 8": eight, "3 + ½ (8 − 3)": halfway, "8 − 3": stroke}
for ax, (title, vector) in zip(axes, pictures.items(), strict=True):
    ax.set(title=title, xticks=[], yticks=[])
    if vector is stroke:
        image = ax.imshow(vector.reshape(8, 8), cmap="cividis", vmin=-10, vmax=10)
    else:
        ax.imshow(vector.reshape(8, 8), cmap="gray", vmin=0, vmax=16)
fig.colorbar(image, ax=axes[3], label="ink added", shrink=0.7)
plt.show()
