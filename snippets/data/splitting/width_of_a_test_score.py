"""The 95 % interval of an accuracy narrows with the square root of the number of test rows."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.stats import binomtest
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression


def wilson(right: np.ndarray, n: int, z: float = 1.96) -> tuple[np.ndarray, np.ndarray]:
    """Return the ends of the interval for a share.

    Args:
        right: numbers of correct answers, any shape.
        n: number of test rows.
        z: normal quantile, 1.96 for 95 %.

    Source: E. B. Wilson, Probable Inference, JASA 22 (1927).
    """
    p = np.asarray(right) / n
    center = (p + z**2 / (2 * n)) / (1 + z**2 / n)
    half = z / (1 + z**2 / n) * np.sqrt(p * (1 - p) / n + z**2 / (4 * n**2))
    return center - half, center + half


low, high = wilson(90, 100)
reference = binomtest(90, 100).proportion_ci(method="wilson")
assert np.allclose([low, high], [reference.low, reference.high], atol=1e-4)
for n in (50, 100, 1000, 10_000):
    low, high = wilson(round(0.9 * n), n)
    print(f"90 % right of {n:6,d} rows: between {low:.3f} and {high:.3f}")

# Does it keep its promise? One fixed model; its score on 1,397 scans stands for the truth.
X, y = load_digits(return_X_y=True)
rng = np.random.default_rng(0)
rows = rng.permutation(len(X))
model = LogisticRegression(max_iter=100, tol=1e-2).fit(X[rows[:400]] / 16, y[rows[:400]])
right = model.predict(X[rows[400:]] / 16) == y[rows[400:]]
counts = rng.choice(right, size=(2000, 100)).sum(axis=1)  # 2,000 test sets of 100 scans
low, high = wilson(counts, 100)
covered = np.mean((low <= right.mean()) & (right.mean() <= high))
print(f"test sets of 100: scores {counts.min()} to {counts.max()} %, interval holds {covered:.2f}")
assert 0.92 < covered < 0.98

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
n = np.geomspace(30, 30_000, 60)
for share, color in ((0.7, "C1"), (0.9, "C0"), (0.99, "C2")):
    low, high = wilson(share * n, n)
    ax.plot(n, 50 * (high - low), color=color)
    ax.text(33_000, 50 * (high - low)[-1], f"{share:.0%} right", color=color, va="center")
ax.set(xscale="log", yscale="log", xlim=(30, 90_000), xlabel="test rows")
ax.set(ylabel="half width, percentage points", yticks=[0.1, 1, 10], yticklabels=["0.1", "1", "10"])
plt.show()
