"""EM for a Gaussian mixture from scratch: soft shares, ellipses, and BIC for the number."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.patches import Ellipse
from scipy.special import logsumexp
from scipy.stats import multivariate_normal
from sklearn.cluster import KMeans
from sklearn.datasets import load_iris
from sklearn.metrics import adjusted_rand_score
from sklearn.mixture import GaussianMixture


def em(X: np.ndarray, means: np.ndarray, rounds: int) -> tuple[np.ndarray, ...]:
    """Fit k Gaussians to X (n, d) from starting means (k, d), unit covariances, equal weights.

    Returns:
        weights (k,), means (k, d), covariances (k, d, d), responsibilities (n, k) and the mean
        log-likelihood before each round (rounds,).

    Source: Bishop, Pattern Recognition and Machine Learning, section 9.2.2.
    """
    n, d = X.shape
    k = len(means)
    weights, covs, trace = np.full(k, 1 / k), np.array([np.eye(d)] * k), []
    for _ in range(rounds):
        log_joint = np.column_stack([
            np.log(weights[j]) + multivariate_normal(means[j], covs[j]).logpdf(X) for j in range(k)
        ])  # fmt: skip
        log_density = logsumexp(log_joint, axis=1)
        trace.append(log_density.mean())
        R = np.exp(log_joint - log_density[:, None])  # E step: responsibilities
        mass = R.sum(axis=0)  # M step: weighted shares, means and covariances
        weights, means = mass / n, R.T @ X / mass[:, None]
        shifted = X - means[:, None]  # (k, n, d)
        covs = np.einsum("nk,kni,knj->kij", R, shifted, shifted) / mass[:, None, None]
    return weights, means, covs, R, np.array(trace)


iris = load_iris()
X, y = iris.data, iris.target
start = KMeans(3, n_init=10, random_state=0).fit(X).cluster_centers_
weights, means, covs, R, trace = em(X, start, 200)
assert (np.diff(trace) > -1e-9).all()
library = GaussianMixture(
    3, weights_init=np.full(3, 1 / 3), means_init=start, precisions_init=np.array([np.eye(4)] * 3),
    reg_covar=0, tol=1e-10, max_iter=200,
)  # fmt: skip
library.fit(X)
assert np.allclose(library.means_, means, atol=1e-3)
assert (library.predict(X) == R.argmax(axis=1)).all()
hard = KMeans(3, n_init=10, random_state=0).fit_predict(X)
print(f"log-likelihood {trace[0]:.3f} -> {trace[-1]:.3f}; scikit-learn {library.score(X):.3f}")
print(f"ARI with the species: mixture {adjusted_rand_score(y, R.argmax(axis=1)):.2f}, "
      f"k-means {adjusted_rand_score(y, hard):.2f}")  # fmt: skip
print(f"flowers with no share above 0.9: {(R.max(axis=1) < 0.9).sum()} of {len(X)}")
bic = [GaussianMixture(k, n_init=3, random_state=0).fit(X).bic(X) for k in (1, 2, 3, 4)]
print("BIC for k = 1, 2, 3, 4:", " ".join(f"{value:.0f}" for value in bic))

fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
rgb = np.array([plt.matplotlib.colors.to_rgb(f"C{j}") for j in range(3)])
ax.scatter(X[:, 0], X[:, 2], c=R @ rgb, s=16)  # colors mixed by the shares
for j in range(3):
    part = covs[j][np.ix_([0, 2], [0, 2])]
    values, vectors = np.linalg.eigh(part)
    angle = np.degrees(np.arctan2(vectors[1, 1], vectors[0, 1]))
    for scale in (2, 4):
        width, height = scale * np.sqrt(values[::-1])
        ax.add_patch(
            Ellipse(means[j][[0, 2]], width, height, angle=angle, fill=False, color=f"C{j}")
        )
ax.set(xlabel="sepal length (cm)", ylabel="petal length (cm)")
plt.show()
