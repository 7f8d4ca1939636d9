"""Training and held-out R2 of three target encodings as a noise code gets more levels."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import KFold
from sklearn.preprocessing import TargetEncoder

rng = np.random.default_rng(0)
N, M = 2000, 5.0  # rows, and the weight of the overall mean in rows


def encode(level: np.ndarray, y: np.ndarray, new: np.ndarray, m: float) -> np.ndarray:
    """Replace each level by its smoothed mean target, (sum of y + m * mean) / (count + m).

    Source: Micci-Barreca, A preprocessing scheme for high-cardinality categorical attributes, 2001.
    """
    size = max(level.max(), new.max()) + 1
    count, total = np.bincount(level, minlength=size), np.bincount(level, y, minlength=size)
    return ((total + m * y.mean()) / (count + m) if m else total / np.maximum(count, 1))[new]


def out_of_fold(level: np.ndarray, y: np.ndarray, m: float) -> np.ndarray:
    """Encode each row from the four folds that do not contain it."""
    code = np.empty(len(y))
    for rest, fold in KFold(5, shuffle=True, random_state=0).split(y):
        code[fold] = encode(level[rest], y[rest], level[fold], m)
    return code


levels = [2, 10, 50, 200, 500, 1000]
scores: dict[str, list[tuple[float, float]]] = {
    "in sample": [],
    "in sample, smoothed": [],
    "out of fold": [],
}
for k in levels:
    level = rng.integers(0, k, 2 * N)  # a code that means nothing
    x = rng.normal(size=2 * N)
    y = x + rng.normal(size=2 * N)  # the best possible R2 is 0.5
    a, b = level[:N], level[N:]
    sk = TargetEncoder(
        smooth=M, cv=KFold(5, shuffle=True, random_state=0), target_type="continuous"
    )
    assert np.allclose(sk.fit_transform(a[:, None], y[:N])[:, 0], out_of_fold(a, y[:N], M))
    assert np.allclose(sk.transform(b[:, None])[:, 0], encode(a, y[:N], b, M))
    for name, train_code, test_code in [
        ("in sample", encode(a, y[:N], a, 0), encode(a, y[:N], b, 0)),
        ("in sample, smoothed", encode(a, y[:N], a, M), encode(a, y[:N], b, M)),
        ("out of fold", out_of_fold(a, y[:N], M), encode(a, y[:N], b, M)),
    ]:
        X, X_new = np.column_stack([x[:N], train_code]), np.column_stack([x[N:], test_code])
        model = LinearRegression().fit(X, y[:N])
        scores[name].append((model.score(X, y[:N]), model.score(X_new, y[N:])))

print("levels                       " + "".join(f"{k:>7}" for k in levels))
for name, s in scores.items():
    for part, values in zip(("training", "held out"), zip(*s, strict=True), strict=True):
        print(f"{name:20s}{part:9s}" + "".join(f"{v:7.2f}" for v in values))
assert scores["in sample"][-1][0] > 0.6 and scores["in sample"][-1][1] < 0.25
assert all(abs(train - test) < 0.08 for train, test in scores["out of fold"])

fig, axes = plt.subplots(1, 3, figsize=(7, 2.8), layout="constrained", sharey=True)
for ax, (name, s) in zip(axes, scores.items(), strict=True):
    for i, part in enumerate(("training", "held out")):
        values = [v[i] for v in s]
        ax.semilogx(levels, values, f"C{1 - i}o-")
        ax.annotate(
            part,
            (10, values[1]),
            (0, -18 if i else 10),
            textcoords="offset points",
            color=f"C{1 - i}",
        )
    ax.set(title=name, xlabel="levels of a noise code", ylim=(0, 0.9))
axes[0].set_ylabel("R²")
plt.show()
