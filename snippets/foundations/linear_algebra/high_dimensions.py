"""As dimensions grow, all distances become alike and random directions become orthogonal."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits
from sklearn.metrics import pairwise_distances


def contrast(points: np.ndarray, n_queries: int = 50) -> float:
    """Return by what fraction the farthest point lies farther away than the nearest.

    Args:
        points: Data, shape (n, d); its first n_queries rows serve as queries against the rest.
        n_queries: Number of queries to average over.

    Returns:
        The mean of (farthest - nearest) / nearest.

    Source: Beyer et al., When Is "Nearest Neighbor" Meaningful?, ICDT 1999.
    """
    distance = pairwise_distances(points[:n_queries], points[n_queries:])
    farthest, nearest = distance.max(axis=1), distance.min(axis=1)
    return float(np.mean((farthest - nearest) / nearest))


rng = np.random.default_rng(0)
dimensions = [2, 4, 8, 16, 64, 256, 1024]
contrasts = [contrast(rng.uniform(size=(600, d))) for d in dimensions]
digits = load_digits().data[:600]
digits_contrast = contrast(digits)

cosines = {}
for d in (3, 30, 300, 3000):
    u, v = rng.normal(size=(2, 1500, d))
    cosines[d] = np.sum(u * v, axis=1) / (np.linalg.norm(u, axis=1) * np.linalg.norm(v, axis=1))
    print(f"d = {d:4d}: cosine of random pairs spreads by {cosines[d].std():.3f}")
    assert np.isclose(cosines[d].std(), 1 / np.sqrt(d), rtol=0.1)
for d in (2, 64, 1024):
    print(f"d = {d:4d}: contrast of distances {contrasts[dimensions.index(d)]:.2f}")
print(f"digits, d = 64: contrast of distances {digits_contrast:.2f}")
assert contrasts == sorted(contrasts, reverse=True)
assert digits_contrast > 1.5 * contrasts[dimensions.index(64)]

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.3), layout="constrained")
left.loglog(dimensions, contrasts, "o-", color="C0")
left.text(2.2, 0.7, "uniform points", color="C0")
left.plot(64, digits_contrast, "s", color="C1")
left.text(75, digits_contrast * 1.1, "real digits", color="C1")
left.set(xlabel="dimensions", ylabel="(farthest − nearest) / nearest")
bins = np.linspace(-1, 1, 61)
for k, (d, values) in enumerate(cosines.items()):
    density, _ = np.histogram(values, bins, density=True)
    right.stairs(density, bins, color=f"C{k}")
    right.text(*[(0.6, 0.9), (0.3, 1.8), (0.15, 6.5), (0.15, 13)][k], f"d = {d}", color=f"C{k}")
right.set(xlabel="cosine of two random vectors", ylabel="density")
plt.show()
