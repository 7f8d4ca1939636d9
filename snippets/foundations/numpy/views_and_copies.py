"""Which operations return a view of the same memory, and how a view changes its parent."""

import numpy as np

A = np.arange(12).reshape(3, 4)
results = {
    "A[1]": A[1],
    "A[:, 1:3]": A[:, 1:3],
    "A.T": A.T,
    "A.reshape(4, 3)": A.reshape(4, 3),
    "A.T.reshape(3, 4)": A.T.reshape(3, 4),  # no strides fit: reshape must copy
    "A[[0, 2]]": A[[0, 2]],
    "A[A > 5]": A[A > 5],
    "A.astype(float)": A.astype(float),
    "A + 0": A + 0,
}
for name, result in results.items():
    print(f"{name:18s} {'view' if np.shares_memory(A, result) else 'copy'}")
assert all(np.shares_memory(A, a) for a in list(results.values())[:4])
assert not any(np.shares_memory(A, a) for a in list(results.values())[4:])


def center(x: np.ndarray) -> np.ndarray:
    """Return x minus its mean, with a defect: -= writes into the caller's array."""
    x -= x.mean()
    return x


prices = np.array([10.0, 12, 20, 30])
center(prices[:2])  # a slice, so the first half of prices is changed
print("prices after center(prices[:2]):", prices)
assert prices.tolist() == [-1, 1, 20, 30]

prices = np.array([10.0, 12, 20, 30])
center(prices[[0, 1]])  # a list of indices makes a copy; prices stays
assert prices.tolist() == [10, 12, 20, 30]
prices[[0, 1]] = 0  # but on the left of = the same expression writes into prices
assert prices.tolist() == [0, 0, 20, 30]

big = np.zeros(1_000_000)
tail = big[:3]
assert tail.base is big  # three numbers keep 8 MB alive; tail.copy() lets them go
print("tail:", tail.nbytes, "bytes, keeps alive", tail.base.nbytes)
