"""Rotary positions make scores depend on the distance alone: constant along every diagonal."""

import matplotlib.pyplot as plt
import numpy as np


def rotate(X: np.ndarray, positions: np.ndarray) -> np.ndarray:
    """Rotate each pair of coordinates of row t by an angle proportional to positions[t].

    Args:
        X: Queries or keys, shape (n, d_k), d_k even.
        positions: Positions, shape (n,).

    Source: Su et al., RoFormer, equations 15 and 34.
    """
    d_k = X.shape[1]
    angle = np.outer(positions, 10_000.0 ** (-np.arange(0, d_k, 2) / d_k))
    cos, sin = np.cos(angle), np.sin(angle)
    even, odd = X[:, ::2], X[:, 1::2]
    return np.stack([even * cos - odd * sin, even * sin + odd * cos], axis=-1).reshape(X.shape)


def spread_on_diagonals(S: np.ndarray) -> float:
    """Largest standard deviation of the scores that share one distance."""
    return max(np.diag(S, s).std() for s in range(-len(S) + 1, len(S)))


rng = np.random.default_rng(0)
n, d_k = 32, 16
q, k = rng.normal(size=(2, d_k))
t = np.arange(n)
Q, K = np.tile(q, (n, 1)), np.tile(k, (n, 1))  # the same token at every position

S_rotary = rotate(Q, t) @ rotate(K, t).T
S_later = rotate(Q, t + 1000) @ rotate(K, t + 1000).T
assert np.allclose(S_rotary, S_later)  # a thousand tokens later: the same scores
assert np.allclose(np.linalg.norm(rotate(Q, t), axis=1), np.linalg.norm(q))

angle = np.outer(t, 10_000.0 ** (-np.arange(0, d_k, 2) / d_k))
P = np.concatenate([np.sin(angle), np.cos(angle)], axis=1)
W_q, W_k = rng.normal(size=(2, d_k, d_k)) / np.sqrt(d_k)
S_added = (Q + P @ W_q) @ (K + P @ W_k).T
print(f"spread of scores at equal distance, positions added:   {spread_on_diagonals(S_added):.1f}")
print(f"spread of scores at equal distance, positions rotated: {spread_on_diagonals(S_rotary):.1f}")
assert spread_on_diagonals(S_rotary) < 1e-9 < 1 < spread_on_diagonals(S_added)

fig, axes = plt.subplots(1, 2, figsize=(7, 3.2), layout="constrained")
for ax, S, title in zip(axes, (S_added, S_rotary), ("added", "rotated"), strict=True):
    image = ax.imshow(S, cmap="viridis", interpolation="nearest")
    ax.set(title=f"positions {title}", xlabel="key position", ylabel="query position")
    fig.colorbar(image, ax=ax, shrink=0.8)
plt.show()
