"""XGBoost's gain and leaf weights computed by hand from gradients, equal to the library's dump."""

import numpy as np
import xgboost as xgb
from scipy.special import expit
from sklearn.datasets import load_breast_cancer

X, y = load_breast_cancer(return_X_y=True)
X = X.astype(np.float32)  # what XGBoost stores
LAMBDA, ETA = 1.0, 0.3


def best_split(g: np.ndarray, h: np.ndarray) -> tuple[float, int, float, np.ndarray]:
    """Gain, column, threshold and the leaf weights of the best stump; g, h have shape (n,).

    Source: Chen and Guestrin, XGBoost, KDD 2016, equations 5 and 7 (without the factor 1/2).
    """

    def score(G: np.ndarray, H: np.ndarray) -> np.ndarray:
        return G**2 / (H + LAMBDA)

    order = X.argsort(axis=0, kind="stable")
    values = np.take_along_axis(X, order, axis=0)
    GL, HL = g[order].cumsum(axis=0)[:-1], h[order].cumsum(axis=0)[:-1]
    GR, HR = g.sum() - GL, h.sum() - HL
    gain = score(GL, HL) + score(GR, HR) - score(g.sum(), h.sum())
    gain[values[1:] == values[:-1]] = -np.inf
    i, j = np.unravel_index(gain.argmax(), gain.shape)
    threshold = (values[i, j] + values[i + 1, j]) / 2
    weights = -np.array([GL[i, j] / (HL[i, j] + LAMBDA), GR[i, j] / (HR[i, j] + LAMBDA)])
    return gain[i, j], j, threshold, weights


settings = {
    "objective": "binary:logistic", "max_depth": 1, "eta": ETA, "lambda": LAMBDA,
    "base_score": 0.5, "tree_method": "exact", "nthread": 1, "min_child_weight": 0,
}  # fmt: skip
data = xgb.DMatrix(X, y)
dump = xgb.train(settings, data, num_boost_round=3).trees_to_dataframe()

F = np.zeros(len(y))  # log-odds of base_score
for t, tree in dump.groupby("Tree"):
    p = expit(F)
    gain, j, threshold, weights = best_split(g=p - y, h=p * (1 - p))
    root, leaves = tree.iloc[0], tree.iloc[1:]["Gain"].to_numpy()  # a leaf's value stands in Gain
    assert root["Feature"] == f"f{j}" and np.isclose(root["Split"], threshold, rtol=1e-5)
    assert np.isclose(root["Gain"], gain, rtol=1e-4)
    assert np.allclose(leaves, ETA * weights, rtol=1e-4)
    F += ETA * np.where(X[:, j] < threshold, *weights)
    print(f"tree {t + 1}: f{j} < {threshold:.4g}   gain {gain:.2f}   ", end="")
    print(f"leaves {ETA * weights[0]:+.4f} {ETA * weights[1]:+.4f}")

root_gain = dump["Gain"].iloc[0]
for gamma in (root_gain - 1, root_gain + 1):
    booster = xgb.train(settings | {"gamma": gamma}, data, num_boost_round=1)
    print(f"gamma {gamma:.1f}: {len(booster.trees_to_dataframe())} node(s)")
assert len(booster.trees_to_dataframe()) == 1
