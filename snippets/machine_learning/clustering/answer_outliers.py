"""Three typing errors take a k-means center; medoids or a density filter mend it."""

import numpy as np
from sklearn.cluster import DBSCAN, KMeans
from sklearn.datasets import make_blobs
from sklearn.metrics import adjusted_rand_score, pairwise_distances


def k_medoids(X: np.ndarray, k: int, seeds: int = 10) -> np.ndarray:
    """Labels (n,) of the best of a few alternating runs: a center is a row, costs are distances."""
    D, best = pairwise_distances(X), (np.inf, None)
    for seed in range(seeds):
        medoids = np.random.default_rng(seed).choice(len(X), k, replace=False)
        for _ in range(30):
            labels = D[:, medoids].argmin(axis=1)
            groups = [np.flatnonzero(labels == j) for j in range(k)]
            medoids = np.array([g[D[np.ix_(g, g)].sum(axis=1).argmin()] for g in groups])
        cost = D[:, medoids].min(axis=1).sum()
        best = min(best, (cost, labels), key=lambda pair: pair[0])
    return best[1]


clean, y = make_blobs(150, centers=[(0, 0), (5, 0), (2.5, 4)], cluster_std=0.7, random_state=0)
X = np.vstack([clean, [(60, 60), (61, 59), (60, 61)]])
kept = DBSCAN(eps=1, min_samples=6).fit_predict(X) != -1
mended = KMeans(3, n_init=10, random_state=0).fit(X[kept])
scores = {
    "k-means": adjusted_rand_score(y, KMeans(3, n_init=10, random_state=0).fit_predict(X)[:150]),
    "k-medoids": adjusted_rand_score(y, k_medoids(X, 3)[:150]),
    "DBSCAN filter, then k-means": adjusted_rand_score(y, mended.predict(clean)),
}
for name, score in scores.items():
    print(f"{name:28s} ARI on the 150 good rows {score:.2f}")
assert scores["k-means"] < 0.7 < 0.9 < scores["DBSCAN filter, then k-means"]
