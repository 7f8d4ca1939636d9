"""The loss at the best of 200 epochs, where it was chosen and on fresh rows, over 40 samples."""

import numpy as np
from statsmodels.datasets import fair

survey = fair.load_pandas().data
X = survey.drop(columns="affairs").to_numpy()
X = (X - X.mean(axis=0)) / X.std(axis=0)
i, j = np.triu_indices(X.shape[1])
X = np.hstack([X, X[:, i] * X[:, j]])  # 8 columns, and 36 products to overfit with
y = survey.affairs.gt(0).to_numpy(float)
rng = np.random.default_rng(0)


def log_loss(score: np.ndarray, y: np.ndarray) -> float:
    """Mean logistic loss of log-odds, shape (n,), for targets 0 or 1."""
    return float(np.mean(np.logaddexp(0, score) - y * score))


best, fresh, last = np.zeros((3, 40))
for run in range(40):
    train, valid, rest = np.split(rng.permutation(len(y)), [80, 100])
    rest, w, path = rest[:1500], np.zeros(X.shape[1]), []
    for _ in range(200):
        w -= 0.1 * X[train].T @ (1 / (1 + np.exp(-X[train] @ w)) - y[train]) / len(train)
        path.append((log_loss(X[valid] @ w, y[valid]), w.copy()))
    epoch = int(np.argmin([loss for loss, _ in path]))
    best[run] = path[epoch][0]
    fresh[run], last[run] = (log_loss(X[rest] @ path[e][1], y[rest]) for e in (epoch, -1))
print(f"loss at the stop, on the 20 rows that chose it: {best.mean():.3f}")
print(f"the same weights on fresh rows:                 {fresh.mean():.3f}")
print(f"without stopping, on fresh rows:                {last.mean():.3f}")
assert best.mean() < fresh.mean() - 0.01 and fresh.mean() < last.mean() - 0.05
