"""Time of one round of k-means, of mini-batches and of a full tree, against the number of rows."""

from time import thread_time

import numpy as np
from scipy.cluster.hierarchy import linkage
from sklearn.cluster import KMeans, MiniBatchKMeans

rng = np.random.default_rng(0)


def seconds(work, repeats: int = 3) -> float:
    """Best of a few runs of work(), in seconds."""
    times = []
    for _ in range(repeats):
        start = thread_time()
        work()
        times.append(thread_time() - start)
    return min(times)


d, k, rounds = 16, 16, 10
tree_rows, mean_rows = [375, 750, 1500, 3000], [4000, 8000, 16000, 32000]
many = rng.normal(size=(32000, d))


def lloyd(n: int, k: int = k) -> None:
    KMeans(k, init=many[:k], n_init=1, max_iter=rounds, tol=0, algorithm="lloyd").fit(many[:n])


tree = [seconds(lambda n=n: linkage(many[:n], "ward"), 2) for n in tree_rows]
means = [seconds(lambda n=n: lloyd(n)) for n in mean_rows]
slope_tree = np.polyfit(np.log(tree_rows), np.log(tree), 1)[0]
slope_means = np.polyfit(np.log(mean_rows), np.log(means), 1)[0]
print(f"log-log slope in n: tree ~{slope_tree:.1f}, k-means ~{slope_means:.1f}")
assert slope_tree > slope_means + 0.3 and 1.4 < slope_tree < 2.9 and 0.4 < slope_means < 1.6
print(f"8 times the clusters: ~{seconds(lambda: lloyd(4000, 128)) / means[0]:.0f} times the time")
print(f"distances a tree of 100,000 rows must store: {100_000 * 99_999 // 2 * 8 / 1e9:.0f} GB")

groups = rng.normal(0, 1, (20, d))
X = groups[rng.integers(20, size=20_000)] + rng.normal(size=(20_000, d))
start = KMeans(20, n_init=1, max_iter=1, random_state=0).fit(X[:2000]).cluster_centers_
full = KMeans(20, init=start, n_init=1)
batch = MiniBatchKMeans(20, init=start, n_init=1, batch_size=1024, random_state=0)
faster = seconds(lambda: full.fit(X), 2) / seconds(lambda: batch.fit(X), 2)
worse = batch.inertia_ / full.inertia_
print(f"mini-batches: ~{faster:.0f} times as fast, inertia {worse:.2f} times as large")
assert worse < 1.3
