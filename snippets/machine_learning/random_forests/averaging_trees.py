"""Variance of averaged trees falls with their number, to a floor set by their correlation."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.ensemble import RandomForestRegressor

N_SETS, N_TREES, N_ROWS = 25, 8, 100
rng = np.random.default_rng(0)


def draw(n: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows with a known rule: X of shape (n, 6), y of shape (n,)."""
    X = rng.uniform(size=(n, 6))
    return X, 4 * X[:, 0] + 3 * np.sin(6 * X[:, 1]) + 2 * X[:, 2] + rng.normal(size=n)


def tree_predictions(max_features: int) -> np.ndarray:
    """Every tree's answers over fresh training sets, shape (N_SETS, 2 * N_TREES, n_queries)."""
    forest = RandomForestRegressor(2 * N_TREES, max_features=max_features, random_state=0)
    answers = []
    for seed in range(N_SETS):
        forest.set_params(random_state=seed).fit(*draw(N_ROWS))
        answers.append([tree.predict(queries) for tree in forest.estimators_])
    return np.array(answers)


queries = rng.uniform(size=(100, 6))
sizes = np.arange(1, 61)
fig, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
at_60 = []
for max_features, color in ((6, "C0"), (2, "C1")):
    # s2 and rho from one half of the trees, the check on the other half
    trees, others = np.split(tree_predictions(max_features), 2, axis=1)
    centered = others - others.mean(axis=0)
    cov = np.einsum("sbq,scq->bc", centered, centered) / (N_SETS - 1) / len(queries)
    s2 = np.diag(cov).mean()
    rho = cov[~np.eye(N_TREES, dtype=bool)].mean() / s2
    formula = rho * s2 + (1 - rho) / sizes * s2
    measured = np.array(
        [trees[:, :B].mean(axis=1).var(axis=0, ddof=1).mean() for B in sizes[:N_TREES]]
    )
    assert np.allclose(measured, formula[:N_TREES], rtol=0.25)
    at_60.append(formula[-1])
    print(f"max_features={max_features}: s2 {s2:.2f}  rho {rho:.2f}  floor rho*s2 {rho * s2:.2f}")
    for B in (1, 4, N_TREES):
        print(f"  B={B:2d}  formula {formula[B - 1]:.2f}  measured {measured[B - 1]:.2f}")
    print(f"  B=60  formula {formula[-1]:.2f}")
    ax.plot(sizes, formula, color=color)
    ax.plot(sizes[:N_TREES], measured, "o", ms=5, color=color)
    ax.axhline(rho * s2, color=color, ls=":", lw=1)
    words = (
        "all 6 features at each split" if max_features == 6 else "2 random features at each split"
    )
    ax.text(3.2, formula[0] - 0.1, words, color=color)
assert at_60[1] < at_60[0]
ax.set(xlabel="trees averaged, B", ylabel="variance of the prediction", ylim=(0, None))
ax.text(60, 1.6, "dots: measured, lines: formula, dotted: floor", ha="right")
plt.show()
