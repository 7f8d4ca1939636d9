"""ARI, NMI and Davies-Bouldin from scratch, and why the plain Rand index flatters."""

import numpy as np
from sklearn.cluster import KMeans
from sklearn.datasets import load_wine
from sklearn.metrics import adjusted_rand_score, davies_bouldin_score, normalized_mutual_info_score
from sklearn.preprocessing import StandardScaler


def table(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Contingency table: entry (i, j) counts rows with label i in a and label j in b."""
    counts = np.zeros((a.max() + 1, b.max() + 1))
    np.add.at(counts, (a, b), 1)
    return counts


def rand_indices(a: np.ndarray, b: np.ndarray) -> tuple[float, float]:
    """Rand and adjusted Rand index. Source: Hubert and Arabie, Comparing partitions (1985)."""
    N = table(a, b)

    def pairs(m: np.ndarray) -> float:
        return float((m * (m - 1) / 2).sum())

    both, in_a, in_b, total = pairs(N), pairs(N.sum(1)), pairs(N.sum(0)), pairs(N.sum())
    expected = in_a * in_b / total
    adjusted = (both - expected) / ((in_a + in_b) / 2 - expected)
    return (total + 2 * both - in_a - in_b) / total, adjusted


def nmi(a: np.ndarray, b: np.ndarray) -> float:
    """Mutual information over the mean of the two entropies."""
    P = table(a, b) / len(a)

    def entropy(p: np.ndarray) -> float:
        return -float((p[p > 0] * np.log(p[p > 0])).sum())

    h_a, h_b = entropy(P.sum(1)), entropy(P.sum(0))
    return (h_a + h_b - entropy(P)) / ((h_a + h_b) / 2)


def davies_bouldin(X: np.ndarray, labels: np.ndarray) -> float:
    """Mean over clusters of the worst (spread i + spread j) / distance of centers; low is good."""
    groups = [X[labels == j] for j in range(labels.max() + 1)]
    centers = np.array([g.mean(axis=0) for g in groups])
    pairs = zip(groups, centers, strict=True)
    spread = np.array([np.linalg.norm(g - c, axis=1).mean() for g, c in pairs])
    apart = np.linalg.norm(centers[:, None] - centers, axis=2)
    np.fill_diagonal(apart, np.inf)
    return float(((spread[:, None] + spread) / apart).max(axis=1).mean())


wine = load_wine()
Z, y = StandardScaler().fit_transform(wine.data), wine.target
found = {k: KMeans(k, n_init=10, random_state=0).fit_predict(Z) for k in (3, 30)}
candidates = {"k-means, k = 3": found[3], "k-means, k = 30": found[30],
              "3 random labels": np.random.default_rng(0).integers(0, 3, len(y)),
              "30 random labels": np.random.default_rng(0).integers(0, 30, len(y))}  # fmt: skip
print("                    Rand    ARI    NMI  Davies-Bouldin")
for name, labels in candidates.items():
    rand, ari = rand_indices(y, labels)
    information, db = nmi(y, labels), davies_bouldin(Z, labels)
    assert np.isclose(ari, adjusted_rand_score(y, labels))
    assert np.isclose(information, normalized_mutual_info_score(y, labels))
    assert np.isclose(db, davies_bouldin_score(Z, labels))
    print(f"{name:16s}  {rand:6.2f} {ari:6.2f} {information:6.2f} {db:8.2f}")
    assert "random" not in name or abs(ari) < 0.03
