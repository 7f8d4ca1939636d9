"""Same rows, same algorithm, other distance: the clusters of wines and of digits change."""

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import pdist, squareform
from sklearn.datasets import load_digits, load_wine
from sklearn.metrics import adjusted_rand_score
from sklearn.preprocessing import StandardScaler


def compare(
    title: str, distances: dict[str, np.ndarray], y: np.ndarray, k: int
) -> dict[str, float]:
    """Cut average-linkage trees in k; ARI with the first metric's clusters and the labels y."""
    print(title)
    first, scores = None, {}
    for name, distance in distances.items():
        labels = fcluster(linkage(distance, "average"), k, "maxclust")
        first = labels if first is None else first
        scores[name] = adjusted_rand_score(y, labels)
        change = adjusted_rand_score(first, labels)
        sizes = sorted(np.bincount(labels)[1:].tolist(), reverse=True)
        print(f"  {name:12s} ARI with the first {change:5.2f}, with the classes "
              f"{scores[name]:5.2f}, sizes {sizes}")  # fmt: skip
    return scores


wine = load_wine()
Z = StandardScaler().fit_transform(wine.data)
inverse = np.linalg.inv(np.cov(Z.T))
mahalanobis = pdist(Z, "mahalanobis", VI=inverse)
whitened = Z @ np.linalg.cholesky(inverse)  # Mahalanobis is Euclidean after this map
assert np.allclose(mahalanobis, pdist(whitened))
distances = {
    "Euclidean": pdist(Z),
    "Manhattan": pdist(Z, "cityblock"),
    "cosine": pdist(Z, "cosine"),
    "Mahalanobis": mahalanobis,
}
scores = compare("178 wines, 13 measurements, standardized", distances, wine.target, 3)
assert scores["cosine"] > 0.6 and scores["Mahalanobis"] < 0.2

digits, y = load_digits(n_class=3, return_X_y=True)
digits, y = digits[:300], y[:300]
ink = digits > 7  # which pixels are dark
jaccard = pdist(ink, "jaccard")
a, b = ink[0], ink[1]
assert np.isclose(squareform(jaccard)[0, 1], 1 - (a & b).sum() / (a | b).sum())
distances = {"Euclidean": pdist(digits), "cosine": pdist(digits, "cosine"), "Jaccard": jaccard}
compare("300 digits 0, 1 and 2, 64 pixels", distances, y, 3)
