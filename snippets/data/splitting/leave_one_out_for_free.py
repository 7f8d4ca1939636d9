"""Leave-one-out for least squares from a single fit, by the diagonal of the hat matrix."""

import time
import timeit

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import LeaveOneOut, cross_val_predict

features, y = load_diabetes(return_X_y=True)


def by_fits() -> np.ndarray:
    """Leave each of the 442 rows out of a fit of its own."""
    return y - cross_val_predict(LinearRegression(), features, y, cv=LeaveOneOut())


def by_leverage() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the same errors from one fit, with its residuals and the leverages."""
    X = np.column_stack([np.ones(len(features)), features])  # shape (442, 11)
    Q, _ = np.linalg.qr(X)
    h = np.sum(Q**2, axis=1)  # diagonal of H = Q Q'
    residual = y - Q @ (Q.T @ y)  # y - H y
    return residual / (1 - h), residual, h


closed, residual, h = by_leverage()
assert np.allclose(closed, by_fits())
print(f"training error {np.sqrt(np.mean(residual**2)):.2f}")
print(f"leave-one-out error {np.sqrt(np.mean(closed**2)):.2f}, by 442 fits or by one")
print(f"mean leverage {h.mean():.4f} = 11 / 442, largest {h.max():.3f}")
many = min(timeit.repeat(by_fits, timer=time.process_time, number=1, repeat=1))
one = min(timeit.repeat(by_leverage, timer=time.process_time, number=1000, repeat=3)) / 1000
print(f"442 fits take ~{many / one:.0f} times the CPU time")
