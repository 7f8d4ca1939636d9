"""Bias and spread of the estimate for k = 2, 5, 10 and leave-one-out, over 400 samples."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes

X, y = load_diabetes(return_X_y=True)  # 442 patients, 10 measurements
X = np.column_stack([np.ones(len(X)), X])
n, repeats, rng = 40, 400, np.random.default_rng(0)


def cv_error(X: np.ndarray, y: np.ndarray, k: int) -> float:
    """Return the root mean squared error of least squares over k folds of rows in given order."""
    residual = np.empty(len(y))
    for test in np.array_split(np.arange(len(y)), k):
        w = np.linalg.lstsq(np.delete(X, test, axis=0), np.delete(y, test), rcond=None)[0]
        residual[test] = y[test] - X[test] @ w
    return float(np.sqrt(np.mean(residual**2)))


estimates, truth = {2: [], 5: [], 10: [], n: []}, []
for _ in range(repeats):
    rows = rng.permutation(len(X))
    seen, rest = rows[:n], rows[n:]
    w = np.linalg.lstsq(X[seen], y[seen], rcond=None)[0]
    truth.append(np.sqrt(np.mean((y[rest] - X[rest] @ w) ** 2)))  # the 402 other patients
    for k, values in estimates.items():
        values.append(cv_error(X[seen], y[seen], k))
print(f"error on the other patients, trained on {n}: {np.mean(truth):.1f}")
bias = {}
for k, values in estimates.items():
    bias[k] = np.mean(values) - np.mean(truth)
    print(f"k = {k:2d}: {n - n // k} rows train, bias {bias[k]:5.1f}, spread {np.std(values):4.1f}")
assert bias[2] > bias[5] > bias[10] and abs(bias[n]) < 1.5

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
ax.boxplot(
    list(estimates.values()),
    tick_labels=["2", "5", "10", "40 (leave one out)"],
    whis=(5, 95),
    showfliers=False,
    boxprops={"color": "C0"},
    whiskerprops={"color": "C0"},
    capprops={"color": "C0"},
    medianprops={"color": "C0"},
    widths=0.4,
)
ax.axhline(np.mean(truth), color="C1")
ax.text(1.5, np.mean(truth) + 1.5, "true error", color="C1", ha="center")
ax.set(xlabel="folds k", ylabel="estimated error, 400 samples", ylim=(40, 130))
plt.show()
