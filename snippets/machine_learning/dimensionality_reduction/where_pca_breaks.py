"""Two failures: the long axis does not part the classes, and one outlier turns the component."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.decomposition import PCA
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline

rng = np.random.default_rng(0)
turn = np.array([[np.cos(0.6), np.sin(0.6)], [-np.sin(0.6), np.cos(0.6)]])
y = np.repeat([0, 1], 70)
X = np.column_stack([rng.normal(scale=4, size=140), rng.normal(scale=0.4, size=140) + 2 * y]) @ turn
score = {}
for name, step in {"PCA": PCA(1), "LDA": LinearDiscriminantAnalysis(n_components=1)}.items():
    score[name] = cross_val_score(make_pipeline(step, LogisticRegression()), X, y, cv=5).mean()
kept = PCA(1).fit(X).explained_variance_ratio_[0]
print(f"one PCA coordinate: {kept:.3f} of the variance, accuracy {score['PCA']:.2f}")
print(f"one LDA coordinate: accuracy {score['LDA']:.2f}")
assert kept > 0.9 and score["PCA"] < 0.65 and score["LDA"] > 0.95


def spherical(X: np.ndarray) -> np.ndarray:
    """First component of the directions from the median, each of length 1; returns shape (d,).

    Source: Locantore et al., Robust principal component analysis for functional data, 1999.
    """
    rays = X - np.median(X, axis=0)
    rays /= np.linalg.norm(rays, axis=1, keepdims=True)
    return np.linalg.svd(rays, full_matrices=False)[2][0]


clean = np.column_stack([rng.normal(scale=3, size=60), rng.normal(scale=0.7, size=60)])
dirty = np.vstack([clean, [4, 40]])
first = {"clean": PCA(1).fit(clean), "outlier": PCA(1).fit(dirty)}
lines = {name: pca.components_[0] for name, pca in first.items()} | {"mend": spherical(dirty)}
degrees = {
    name: np.degrees(np.arccos(min(1, abs(v @ lines["clean"])))) for name, v in lines.items()
}
print(f"one outlier in 61 rows turns the component by {degrees['outlier']:.0f} degrees,", end=" ")
print(f"the spherical one by {degrees['mend']:.0f}")
assert degrees["outlier"] > 45 and degrees["mend"] < 10

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.3), layout="constrained")
for k in (0, 1):
    left.plot(*X[y == k].T, "os"[k], color=f"C{k}", ms=3)
left.axline(X.mean(axis=0), X.mean(axis=0) + turn[0], color="C7")
left.text(11.5, -8, "the component runs along\nboth classes", color="C7", ha="right")
left.set(xlabel="x₁", ylabel="x₂", xlim=(-12, 12), ylim=(-9, 9))
right.plot(*dirty.T, "o", color="C0", ms=3)
right.axline(dirty.mean(axis=0), dirty.mean(axis=0) + lines["outlier"], color="C4")
right.axline(np.median(dirty, axis=0), np.median(dirty, axis=0) + lines["mend"], color="C2")
right.text(4.7, 38, "outlier", color="C0")
right.text(1.2, 18, "PCA", color="C4", ha="right")
right.text(-11, 3, "spherical PCA", color="C2")
right.set(xlabel="x₁", ylabel="x₂", xlim=(-12, 12), ylim=(-8, 43))
plt.show()
