"""Three t-SNE maps that mislead, measured: sizes, distances, and clumps in pure noise."""

import numpy as np
from scipy.spatial import ConvexHull, KDTree
from sklearn.manifold import TSNE

rng = np.random.default_rng(0)
group = np.repeat([0, 1, 2], 50)


def tsne(X: np.ndarray, perplexity: float) -> np.ndarray:
    """Map of X (n, d) on two coordinates, shape (n, 2)."""
    return TSNE(perplexity=perplexity, max_iter=500, random_state=0).fit_transform(X)


def radius(X: np.ndarray) -> float:
    """Median distance of the rows of X (n, d) from their mean."""
    return float(np.median(np.linalg.norm(X - X.mean(axis=0), axis=1)))


def center(X: np.ndarray, k: int) -> np.ndarray:
    """Mean of group k, shape (d,)."""
    return X[group == k].mean(axis=0)


def far_to_near(X: np.ndarray) -> float:
    """How many times farther group 2 is from group 1 than group 0 is."""
    return float(
        np.linalg.norm(center(X, 2) - center(X, 1)) / np.linalg.norm(center(X, 0) - center(X, 1))
    )


def nearest_to_random(T: np.ndarray) -> float:
    """Mean nearest distance over that of random dots; below 1 the map (n, 2) is clumped.

    Source: Clark and Evans, Distance to nearest neighbor as a measure, 1954.
    """
    nearest = KDTree(T).query(T, k=2)[0][:, 1].mean()
    return float(nearest / (0.5 * np.sqrt(ConvexHull(T).volume / len(T))))


sizes = np.vstack([rng.normal(size=(50, 10)), 60 + 10 * rng.normal(size=(50, 10))])
size_map = tsne(sizes, 30)
true_size, map_size = (radius(A[50:]) / radius(A[:50]) for A in (sizes, size_map))
print(f"sizes:     one cluster is {true_size:.1f} times wider, on the map ~{map_size:.1f} times")

line = rng.normal(size=(150, 10)) + np.array([0, 20, 220])[group, None]
line_map = tsne(line, 30)
true_far, map_far = far_to_near(line), far_to_near(line_map)
print(f"distances: one gap is {true_far:.1f} times longer, on the map ~{map_far:.1f} times")

noise = rng.normal(size=(150, 50))
noise_map = tsne(noise, 2)
low, high = nearest_to_random(noise_map), nearest_to_random(tsne(noise, 40))
print(
    f"noise:     nearest distance to that of random dots, perplexity 2 ~{low:.1f}, 40 ~{high:.1f}"
)
assert true_size > 8 and map_size < 3
assert true_far > 8 and map_far < 3
assert low < 0.85 and high > 1
