"""Time of PCA as rows and columns grow, of randomized SVD, and of t-SNE exact and approximate."""

from time import thread_time

import numpy as np
from scipy.spatial.distance import pdist, squareform
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE

rng = np.random.default_rng(0)


def seconds(model, X: np.ndarray, repeats: int = 3) -> float:
    """Best time of ``repeats`` fits of the model to X (n, d)."""
    times = []
    for _ in range(repeats):
        start = thread_time()
        model.fit(X)
        times.append(thread_time() - start)
    return min(times)


def slope(sizes: list[int], times: list[float]) -> float:
    """Exponent p of time ~ size**p, from a line through the logarithms."""
    return float(np.polyfit(np.log(sizes), np.log(times), 1)[0])


X = rng.normal(size=(8_000, 800))
covariance = PCA(10, svd_solver="covariance_eigh")
rows = [2_000, 4_000, 8_000]
in_rows = slope(rows, [seconds(covariance, X[:n, :200]) for n in rows])
columns = [200, 400, 800]
in_columns = slope(columns, [seconds(covariance, X[:2_000, :d]) for d in columns])
print(f"PCA by covariance: time grows as n^~{in_rows:.1f}, as d^~{in_columns:.1f}")
assert 0.4 < in_rows < 1.7 and 1.2 < in_columns < 3.2

A = X[:1_200]
full = seconds(PCA(10, svd_solver="full"), A, 1)
quick = seconds(PCA(10, svd_solver="randomized", random_state=0), A)
print(
    f"1,200 x 800, 10 components: full SVD ~{full:.1f} s, randomized ~{full / quick:.0f} x faster"
)
assert full / quick > 2

points = [400, 800, 1_600]
times = []
for n in points:
    Y, P = rng.normal(size=(n, 2)), np.full((n, n), 1 / n**2)
    laps = []
    for _ in range(4):
        start = thread_time()
        W = 1 / (1 + squareform(pdist(Y, "sqeuclidean")))
        pull = (P - W / W.sum()) * W
        gradient = 4 * (pull.sum(axis=1)[:, None] * Y - pull @ Y)
        laps.append(thread_time() - start)
    times.append(min(laps))
exact = slope(points, times)
print(f"t-SNE, one exact gradient: n^~{exact:.1f}, {8 * n * n / 1e6:.0f} MB for each n x n array")
tsne = TSNE(max_iter=250, perplexity=10, init="random", random_state=0)  # Barnes-Hut
times = [seconds(tsne, X[:n, :10], 1) for n in (250, 500, 1_000)]
tree = slope([250, 500, 1_000], times)
print(f"t-SNE by Barnes-Hut, 250 steps: n^~{tree:.1f}, 1,000 rows ~{times[-1]:.1f} s")
assert 1.2 < exact < 5 and tree < 2.5
