"""Locality-sensitive hashing: share of true neighbors found against share of rows compared."""

import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
n, d, k, n_queries = 10_000, 64, 10, 100


def unit(X: np.ndarray) -> np.ndarray:
    """Divide each row of X, shape (n, d), by its length."""
    return X / np.linalg.norm(X, axis=1, keepdims=True)


def codes(X: np.ndarray, planes: np.ndarray) -> np.ndarray:
    """Which side of each plane a row lies on, as one integer per table.

    Args:
        X: Rows, shape (n, d).
        planes: Normals, shape (n_tables, n_bits, d).

    Returns:
        Bucket numbers, shape (n_tables, n).

    Source: Charikar, Similarity Estimation Techniques from Rounding Algorithms, 2002.
    """
    bits = np.einsum("tbd,nd->tbn", planes, X) > 0
    return np.einsum("tbn,b->tn", bits, 2 ** np.arange(planes.shape[1]))


centers = rng.normal(size=(300, d))
points = unit(
    centers[rng.integers(300, size=n + n_queries)] + 0.6 * rng.normal(size=(n + n_queries, d))
)
X, Q = points[:n], points[n:]
truth = np.argsort(-Q @ X.T, axis=1, kind="stable")[:, :k]

a, b = X[0], Q[np.argmax(Q @ X[0])]
angle = np.arccos(a @ b)
sides = np.stack([a, b]) @ rng.normal(size=(d, 100_000)) > 0
agree = np.mean(sides[0] == sides[1])
print(f"same side of a random plane: {agree:.3f}, 1 - angle / pi = {1 - angle / np.pi:.3f}")
assert abs(agree - (1 - angle / np.pi)) < 0.01

fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
for i, n_bits in enumerate((8, 12, 16)):
    planes = rng.normal(size=(32, n_bits, d))
    same = codes(Q, planes)[:, :, None] == codes(X, planes)[:, None, :]  # (table, query, row)
    compared, recall = [], []
    for n_tables in (1, 2, 4, 8, 16, 32):
        candidate = same[:n_tables].any(axis=0)
        compared.append(candidate.mean())
        recall.append(np.take_along_axis(candidate, truth, axis=1).mean())
    print(f"{n_bits:2d} bits: ", end="")
    for j, n_tables in ((0, 1), (3, 8), (5, 32)):
        print(
            f"{n_tables:3d} tables {recall[j]:.2f} from {compared[j]:.2%}",
            end=" " if j < 5 else "\n",
        )
    ax.semilogx(compared, recall, f"C{i}o-")
    ax.text(compared[-1] * 0.85, recall[-1], f"{n_bits} bits", color=f"C{i}", ha="right")
    if n_bits == 12:
        assert recall[-1] > 0.75 and compared[-1] < 0.03
chance = np.geomspace(1e-4, 1, 60)
ax.plot(chance, chance, "--", color="C7")
ax.text(0.28, 0.15, "random choice", color="C7", ha="right")
ax.set(xlabel="share of rows compared", ylabel="recall@10", xlim=(1e-4, 1), ylim=(0, 1.03))
plt.show()
