"""Leave-one-out for least squares from a single fit, by the diagonal of the hat matrix."""

import time

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import LeaveOneOut, cross_val_predict

features, y = load_diabetes(return_X_y=True)
start = time.thread_time()
looped = y - cross_val_predict(LinearRegression(), features, y, cv=LeaveOneOut())
loop_time = time.thread_time() - start

start = time.thread_time()
for _ in range(40):
    X = np.column_stack([np.ones(len(features)), features])  # shape (442, 11)
    Q, _ = np.linalg.qr(X)
    h = np.sum(Q**2, axis=1)  # diagonal of H = Q Q'
    residual = y - Q @ (Q.T @ y)  # y - H y
    closed = residual / (1 - h)
closed_time = (time.thread_time() - start) / 40

assert np.allclose(closed, looped)
print(f"training error {np.sqrt(np.mean(residual**2)):.2f}")
print(f"leave-one-out error {np.sqrt(np.mean(closed**2)):.2f}, by 442 fits or by one")
print(f"mean leverage {h.mean():.4f} = 11 / 442, largest {h.max():.3f}")
print(f"442 fits take ~{loop_time / closed_time:.0f} times as long")
assert loop_time > 5 * closed_time
