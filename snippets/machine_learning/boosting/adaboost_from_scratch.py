"""AdaBoost from scratch: points sized by weight after one, two, five and thirty stumps."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_wine, make_moons
from sklearn.ensemble import AdaBoostClassifier
from sklearn.tree import DecisionTreeClassifier


def adaboost(X: np.ndarray, y: np.ndarray, rounds: int) -> tuple[list, np.ndarray, np.ndarray]:
    """SAMME with stumps; X (n, d), y in 0..K-1 (n,).

    Returns: the stumps, their votes alpha (rounds,), the weights before each round (rounds, n).
    Source: Zhu and others, Multi-class AdaBoost, Statistics and Its Interface 2, 2009, algorithm 2.
    """
    n, K = len(X), y.max() + 1
    w = np.full(n, 1 / n)
    stumps, alpha, history = [], [], []
    for _ in range(rounds):
        history.append(w)
        stump = DecisionTreeClassifier(max_depth=1, random_state=0).fit(X, y, sample_weight=w)
        wrong = stump.predict(X) != y
        err = w[wrong].sum()
        alpha.append(np.log((1 - err) / err) + np.log(K - 1))
        w = w * np.exp(alpha[-1] * wrong)
        w /= w.sum()
        stumps.append(stump)
    return stumps, np.array(alpha), np.array(history)


def predict(stumps: list, alpha: np.ndarray, X: np.ndarray) -> np.ndarray:
    """Class with the largest sum of votes, shape (n,)."""
    votes = sum(a * np.eye(3)[s.predict(X)] for s, a in zip(stumps, alpha, strict=True))
    return votes.argmax(axis=1)


moons = make_moons(60, noise=0.25, random_state=3)
for name, (X, y) in {"moons": moons, "wine": load_wine(return_X_y=True)}.items():
    stumps, alpha, weights = adaboost(X, y, 30)
    theirs = AdaBoostClassifier(n_estimators=30, random_state=0).fit(X, y)
    assert np.array_equal(predict(stumps, alpha, X), theirs.predict(X))
    assert np.abs(alpha - theirs.estimator_weights_).max() < 1e-9
    print(f"{name}: 30 votes equal scikit-learn's to 1e-09, and all {len(y)} predictions")

X, y = moons
stumps, alpha, weights = adaboost(X, y, 30)
sign = 2 * y - 1
h = np.array([2 * s.predict(X) - 1 for s in stumps])
margin = sign * np.cumsum(alpha[:, None] / 2 * h, axis=0)  # y F(x), half votes as in the text
err = (weights * (h != sign)).sum(axis=1)
bound = np.cumprod(2 * np.sqrt(err * (1 - err)))
assert np.allclose(np.exp(-margin).mean(axis=1), bound)
print("rounds   weighted error   vote   mean exp(-margin)   training error")
for m in (0, 1, 4, 29):
    print(f"{m + 1:4d} {err[m]:14.3f} {alpha[m]:10.2f} {bound[m]:15.3f}", end="")
    print(f"{np.mean(margin[m] <= 0):18.3f}")

fig, axes = plt.subplots(1, 4, figsize=(7, 2.3), layout="constrained", sharex=True, sharey=True)
xx, yy = np.meshgrid(np.linspace(-1.7, 2.7, 60), np.linspace(-1.3, 1.8, 60))
grid = np.c_[xx.ravel(), yy.ravel()]
for ax, m in zip(axes, (1, 2, 5, 30), strict=True):
    region = predict(stumps[:m], alpha[:m], grid).reshape(xx.shape)
    ax.contourf(xx, yy, region, levels=[-0.5, 0.5, 1.5], colors=["C0", "C1"], alpha=0.2)
    after = weights[m] if m < 30 else weights[-1]
    for c in (0, 1):
        ax.scatter(*X[y == c].T, s=12 * 60 * after[y == c] + 1, color=f"C{c}", marker="s^"[c])
    ax.set(title=f"{m} stump{'s' * (m > 1)}", xticks=[], yticks=[])
plt.show()
