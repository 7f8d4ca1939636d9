"""Six detectors on a dense and a loose cluster: score as color, the line keeps 95% of rows."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.stats import rankdata
from sklearn.covariance import EllipticEnvelope
from sklearn.ensemble import IsolationForest
from sklearn.kernel_approximation import Nystroem
from sklearn.linear_model import SGDOneClassSVM
from sklearn.metrics import roc_auc_score
from sklearn.neighbors import LocalOutlierFactor, NearestNeighbors
from sklearn.pipeline import make_pipeline
from sklearn.svm import OneClassSVM

rng = np.random.default_rng(0)
tight = (-3, 0) + 0.06 * rng.standard_t(2, size=(250, 2))  # heavy tails: strays are normal here
loose = rng.normal((2, 0), 1.2, (250, 2))
X, usual = np.vstack([tight[:150], loose[:150]]), np.vstack([tight[150:], loose[150:]])
angle = rng.uniform(0, 2 * np.pi, 60)
circle = np.c_[np.cos(angle), np.sin(angle)]
local = (-3, 0) + 0.8 * circle[:30]  # close to the dense cluster, but not in it
far = (2, 0) + 3.8 * circle[30:]  # out of reach of the loose cluster


class KNearest:
    """Minus the distance to the 10th neighbor, with scikit-learn's method names."""

    def fit(self, X):
        self.index = NearestNeighbors(n_neighbors=10).fit(X)
        return self

    def score_samples(self, X):
        return -self.index.kneighbors(X)[0][:, -1]


one_class = OneClassSVM(nu=0.05, gamma=0.5, tol=1e-9)
# With many more components the rows of a tight cluster make the map near singular: the last
# digits of the processor would be divided by eigenvalues near 0 and move the line.
features = Nystroem(gamma=0.5, n_components=20, random_state=0)
detectors = {
    "robust covariance": EllipticEnvelope(random_state=0),
    "one-class SVM": one_class,
    "the same by SGD": make_pipeline(features, SGDOneClassSVM(nu=0.05, random_state=0)),
    "isolation forest": IsolationForest(random_state=0),
    "10th neighbor": KNearest(),
    "LOF": LocalOutlierFactor(n_neighbors=10, novelty=True),
}
side = 60
grid = np.meshgrid(np.linspace(-5, 6, side), np.linspace(-4, 5.5, side))
flat = np.c_[grid[0].ravel(), grid[1].ravel()]
fig, axes = plt.subplots(2, 3, figsize=(7, 4.4), sharex=True, sharey=True, layout="constrained")
auc = {}
for ax, (name, model) in zip(axes.flat, detectors.items(), strict=True):
    model.fit(X)
    usual_score = model.score_samples(usual)
    for kind, odd in (("local", local), ("far", far)):
        both = np.r_[usual_score, model.score_samples(odd)]
        auc[name, kind] = roc_auc_score(np.r_[np.zeros(200), np.ones(30)], -both)
    print(f"{name:18s} AUC local {auc[name, 'local']:.2f}, far {auc[name, 'far']:.2f}")
    surface = model.score_samples(flat)
    ranks = (12 * rankdata(surface) / len(surface)).astype(int).reshape(side, side)
    ax.imshow(
        ranks,
        extent=(-5, 6, -4, 5.5),
        origin="lower",
        aspect="auto",
        cmap="cividis_r",
        alpha=0.6,
        interpolation="none",
    )
    limit = np.quantile(model.score_samples(X), 0.05)
    ax.contour(*grid, surface.reshape(side, side), levels=[limit], colors="C4", linestyles="solid")
    ax.plot(*local[:12].T, "x", ms=4, color="C1")
    ax.plot(*far[:12].T, "x", ms=4, color="C1")
    ax.set_title(name, fontsize=10)
outside = (one_class.decision_function(X) < -1e-4).mean()  # rows on the line itself are not
supports = len(one_class.support_) / len(X)
print(f"one-class SVM, nu=0.05: {outside:.3f} of the rows outside, {supports:.3f} support vectors")
assert outside <= 0.05 <= supports
assert auc["10th neighbor", "far"] > auc["LOF", "far"]
assert auc["LOF", "local"] > 0.95 > auc["10th neighbor", "local"]
fig.supxlabel("feature 1", fontsize=10)
fig.supylabel("feature 2", fontsize=10)
plt.show()
