"""Twelve numbers in one strip of memory, read as four arrays by shape and strides alone."""

import matplotlib.pyplot as plt
import numpy as np

A = np.arange(12, dtype=np.int16).reshape(3, 4)
views = {"A": A, "A.T": A.T, "A[:, ::2]": A[:, ::2], "A[::-1]": A[::-1]}


def locate(a: np.ndarray, index: tuple[int, ...], base: np.ndarray) -> int:
    """Return how many bytes into the memory of `base` the entry a[index] starts.

    Args:
        a: A view of base, any shape and strides.
        index: One integer per axis.
        base: The array that owns the memory.

    Source: NumPy reference, Internal memory layout of an ndarray.
    """
    start = a.ctypes.data - base.ctypes.data  # where entry (0, 0, ...) lies
    return start + sum(i * stride for i, stride in zip(index, a.strides, strict=True))


memory = A.tobytes()
for name, a in views.items():
    assert np.shares_memory(a, A)
    for index in np.ndindex(a.shape):
        offset = locate(a, index, A)
        assert np.frombuffer(memory, dtype=a.dtype, count=1, offset=offset)[0] == a[index]
    start = locate(a, (0, 0), A)
    print(f"{name:9s} shape {a.shape}  strides {str(a.strides):8s} starts at byte {start}")

fig, ax = plt.subplots(figsize=(7, 3.55), layout="constrained")


def draw(a: np.ndarray, x0: float, y0: float) -> None:
    """Draw the entries of a 2-D array as boxes, colored by the row of A that they belong to."""
    for (i, j), value in np.ndenumerate(a):
        color = f"C{value // 4}"
        ax.add_patch(plt.Rectangle((x0 + j, y0 - i), 0.94, 0.94, fc=color, alpha=0.3))
        ax.text(x0 + j + 0.47, y0 - i + 0.45, value, ha="center", va="center")


draw(A.reshape(1, 12), 0, 7.2)
ax.text(0, 8.5, "memory: 12 numbers of 2 bytes; below each the byte where it starts")
for place in range(12):
    ax.text(place + 0.47, 6.75, 2 * place, ha="center", fontsize=7)
for (name, a), x0 in zip(views.items(), (0, 5.4, 9.6, 13), strict=True):
    draw(a, x0, 3.6)
    ax.text(x0, 5.45, name, weight="bold")
    ax.text(x0, 4.8, f"strides {a.strides}", fontsize=8)
ax.set(xlim=(-0.1, 17.2), ylim=(0.5, 9.1), aspect="equal")
ax.axis("off")
plt.show()
