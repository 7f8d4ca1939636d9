"""Partial dependence asks where no data are (left); accumulated local effects do not (right)."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
from sklearn.ensemble import RandomForestRegressor


def accumulated_local_effects(predict, X: np.ndarray, j: int, n_bins: int):
    """Edges and centered effect of column j, each of shape (n_bins + 1,).

    Source: Apley and Zhu, Visualizing the Effects of Predictor Variables, equations 15 and 16.
    """
    edges = np.unique(np.quantile(X[:, j], np.linspace(0, 1, n_bins + 1)))
    bins = np.clip(np.searchsorted(edges, X[:, j]) - 1, 0, len(edges) - 2)
    low, high = X.copy(), X.copy()
    low[:, j], high[:, j] = edges[bins], edges[bins + 1]
    gain = predict(high) - predict(low)  # each row moves only inside its own bin
    counts = np.bincount(bins)
    effect = np.r_[0, np.cumsum(np.bincount(bins, gain) / counts)]
    return edges, effect - ((effect[:-1] + effect[1:]) / 2 * counts).sum() / counts.sum()


rng = np.random.default_rng(0)
u = rng.uniform(size=500)
X = u[:, None] + rng.normal(0, 0.04, (500, 2))
y = X[:, 0] + X[:, 1] ** 2 + rng.normal(0, 0.05, 500)
model = RandomForestRegressor(30, min_samples_leaf=3, random_state=0).fit(X, y)

edges, ale = accumulated_local_effects(model.predict, X, 1, 15)
hybrids = X.copy()
pdp = []
far = []
for value in edges:
    hybrids[:, 1] = value
    pdp.append(model.predict(hybrids).mean())
    far.append(np.abs(hybrids[:, 0] - value) > np.abs(X[:, 0] - X[:, 1]).max())
pdp = np.array(pdp) - np.mean(pdp)
truth = edges**2
error = {}
for name, curve in (("partial dependence", pdp), ("ALE", ale)):
    error[name] = np.std(curve - truth)  # up to a constant
    print(f"{name:19} error {error[name]:.2f}, rise {np.ptp(curve):.2f} (true {np.ptp(truth):.2f})")
print(f"rows of partial dependence outside the data: {100 * np.mean(far):.0f} %")
assert error["ALE"] < 0.6 * error["partial dependence"] and np.mean(far) > 0.5

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.2), layout="constrained")
left.scatter(X[:100, 0], X[:100, 1], s=8, color="C0")
asked = np.array([(x0, v) for x0 in X[:12, 0] for v in edges[::3]])
left.scatter(*asked.T, s=14, color="C1", marker="x")
left.set(xlabel="first column", ylabel="second column", title="data (dots), asked (crosses)")
right.plot(edges, truth - truth.mean(), color="C7", lw=4, alpha=0.5)
right.plot(edges, pdp - pdp.mean(), color="C1")
right.plot(edges, ale - ale.mean(), color="C0")
right.text(0.02, 0.55, "truth", color="C7")
right.text(0.02, 0.45, "ALE", color="C0")
right.text(0.02, 0.35, "partial dependence", color="C1")
right.set(xlabel="second column", ylabel="effect, centered")
plt.show()
