"""Eight ways to make an array, each with shape, type and size in bytes, and a range to avoid."""

import numpy as np

rng = np.random.default_rng(0)
arrays = {
    "np.array([[1, 2], [3, 4]])": np.array([[1, 2], [3, 4]]),
    "np.array([1, 2.5])": np.array([1, 2.5]),  # one type for all: the integer becomes a float
    "np.zeros((2, 3))": np.zeros((2, 3)),
    "np.full(4, 7, dtype=np.uint8)": np.full(4, 7, dtype=np.uint8),
    "np.eye(3, dtype=bool)": np.eye(3, dtype=bool),
    "np.arange(10, 20, 2)": np.arange(10, 20, 2),
    "np.linspace(0, 1, 5)": np.linspace(0, 1, 5),
    "rng.normal(size=(2, 3, 4))": rng.normal(size=(2, 3, 4)),
}
print("made by                        shape      dtype    bytes")
for made_by, a in arrays.items():
    print(f"{made_by:30s} {str(a.shape):10s} {a.dtype!s:8s} {a.nbytes:5d}")
    assert a.nbytes == a.size * a.itemsize  # no per-element overhead

x = np.linspace(0, 1, 5)
print("x ** 2 + 1 =", x**2 + 1)  # arithmetic goes entry by entry, without a loop
print("np.arange(1, 1.3, 0.1) =", np.arange(1, 1.3, 0.1))
assert len(np.arange(1, 1.3, 0.1)) == 4  # rounding lets the end slip in: count with linspace
