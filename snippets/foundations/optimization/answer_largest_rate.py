"""The largest stable learning rate on wine data, found by trying, is 2/λmax of the Hessian."""

import numpy as np
from sklearn.datasets import load_wine

X, y = load_wine(return_X_y=True)
A = np.column_stack([(X - X.mean(axis=0)) / X.std(axis=0), np.ones(len(X))])
H, b = A.T @ A / len(y), A.T @ y / len(y)


def diverges(rate: float) -> bool:
    """Return whether the weights have grown beyond reason after 2000 steps."""
    w = np.zeros(len(b))
    for _ in range(2000):
        w = w - rate * (H @ w - b)
        if np.abs(w).max() > 1e6:
            return True
    return False


low, high = 1e-3, 10.0
assert diverges(high) and not diverges(low)
while high / low > 1.002:
    middle = np.sqrt(low * high)
    low, high = (low, middle) if diverges(middle) else (middle, high)
bound = 2 / np.linalg.eigvalsh(H)[-1]
print(f"largest rate that stays bounded: {low:.2f}, 2/λmax: {bound:.3f}")
assert abs(low / bound - 1) < 0.02
