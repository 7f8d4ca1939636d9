"""R2 of the best of many settings: its own cross-validation, nested, and on fresh patients."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes

X, y = load_diabetes(return_X_y=True)
X, y = X / X.std(axis=0), (y - y.mean()) / y.std()
TRIED = 2 ** np.arange(0, 9, 2)  # 1, 4, ..., 256 settings


def smooth(D: np.ndarray, y_train: np.ndarray, leave_out: bool = False) -> np.ndarray:
    """Weighted mean of the targets, weights exp(-D); D has shape (n, n_train, settings)."""
    W = np.exp(-D)
    if leave_out:  # rows are the training rows: nobody votes for itself
        W[np.arange(len(W)), np.arange(len(W))] = 0
    return np.einsum("ijs,j->is", W, y_train) / (W.sum(axis=1) + 1e-12)


def r2(prediction: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Share of variance explained by each column of predictions."""
    return 1 - ((truth[:, None] - prediction) ** 2).mean(axis=0) / truth.var()


def best_of(scores: np.ndarray) -> np.ndarray:
    """Index of the winner among the first 1, 4, 16, ... settings."""
    return np.array([scores[:tried].argmax() for tried in TRIED])


runs = []
for seed in range(20):
    rng = np.random.default_rng(seed)
    rows = rng.permutation(len(y))
    few, fresh = rows[:60], rows[60:260]
    # A setting is one inverse bandwidth a column, drawn on a log scale: ten knobs.
    knobs = 10 ** rng.uniform(-3, 0.5, (10, TRIED[-1]))
    squares = (X[few][:, None] - X[few]) ** 2  # shape (60, 60, 10)
    D = squares @ knobs
    own = r2(smooth(D, y[few], leave_out=True), y[few])  # exact leave-one-out, no refits
    winner = best_of(own)
    D_fresh = ((X[fresh][:, None] - X[few]) ** 2) @ knobs[:, winner]
    nested = np.empty((60, len(TRIED)))  # every fold repeats the search without its rows
    for fold in np.array_split(np.arange(60), 6):
        rest = np.setdiff1d(np.arange(60), fold)
        inner = D[np.ix_(rest, rest)]
        chosen = best_of(r2(smooth(inner, y[few][rest], leave_out=True), y[few][rest]))
        nested[fold] = smooth(D[np.ix_(fold, rest, chosen)], y[few][rest])
    delivered = r2(smooth(D_fresh, y[few]), y[fresh])
    runs.append([own[winner], r2(nested, y[few]), delivered])
own, nested, delivered = np.mean(runs, axis=0)
for tried, *row in zip(TRIED, own, nested, delivered, strict=True):
    print(f"best of {tried:3d}: own {row[0]:.2f}, nested {row[1]:.2f}, fresh patients {row[2]:.2f}")
optimism = own - delivered
assert abs(optimism[0]) < 0.08 and optimism[-1] > 0.1
assert np.all(abs(nested - delivered)[2:] < optimism[2:])

fig, ax = plt.subplots(figsize=(7, 3.3), layout="constrained")
for curve, label, color in (
    (own, "its own cross-validation", "C1"),
    (nested, "nested", "C2"),
    (delivered, "fresh patients", "C0"),
):
    ax.plot(TRIED, curve, "o-", color=color)
    ax.text(300, curve[-1], label, color=color, va="top" if label == "nested" else "bottom")
ax.set(xscale="log", xlabel="settings tried", ylabel="$R^2$ of the winner", xlim=(0.8, 5000))
ax.set_xticks(TRIED, [str(t) for t in TRIED])
ax.minorticks_off()
plt.show()
