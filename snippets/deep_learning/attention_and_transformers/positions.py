"""Scores of one query and one key at all pairs of places: positions added, and rotated."""

import matplotlib.pyplot as plt
import numpy as np

n, d = 32, 16
theta = 10_000.0 ** (-np.arange(0, d, 2) / d)  # the angle per place, of each pair of columns
t = np.arange(n)


def sinusoidal(places: np.ndarray) -> np.ndarray:
    """Return a vector per place, (n, d). Source: Attention Is All You Need, section 3.5."""
    angle = np.outer(places, theta)
    return np.stack([np.sin(angle), np.cos(angle)], axis=2).reshape(len(places), d)


def rotate(X: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Turn each pair of columns of X, (n, d), by place times theta. Source: RoFormer, eq. 34."""
    cos, sin = np.cos(np.outer(places, theta)), np.sin(np.outer(places, theta))
    even, odd = X[:, ::2], X[:, 1::2]
    return np.stack([even * cos - odd * sin, even * sin + odd * cos], axis=2).reshape(X.shape)


# One turn, the same for every place, leads seven places on; by -7, since the sine comes first.
# Fails with a table of random vectors.
assert np.allclose(rotate(sinusoidal(t), np.full(n, -7)), sinusoidal(t + 7))

rng = np.random.default_rng(0)
q, k, other = rng.normal(size=(3, d))
W_q, W_k = rng.normal(size=(2, d, d)) / np.sqrt(d)
Q, K = np.tile(q, (n, 1)), np.tile(k, (n, 1))  # the same token at every place
added = ((Q + sinusoidal(t)) @ W_q) @ ((K + sinusoidal(t)) @ W_k).T
rotated = rotate(Q @ W_q, t) @ rotate(K @ W_k, t).T
for name, S in (("added", added), ("rotated", rotated)):
    spread = max(np.diag(S, s).std() for s in range(-n + 2, n - 1))
    print(f"{name:8s} largest spread of scores at one offset: {spread:.1f}")
    assert (spread < 1e-9) == (name == "rotated")
print(f"rotated, place 9 asks 6: {rotated[9, 6]:.1f}   6 asks 9: {rotated[6, 9]:.1f}")
there = rotate(Q @ W_q, t)[9] @ rotate(other[None] @ W_k, t[6:7])[0]
print(f"9 asks 6, another token there: {there:.1f}")
later = rotate(Q @ W_q, t + 1000) @ rotate(K @ W_k, t + 1000).T
assert np.allclose(later, rotated)  # fails if the place itself entered the score
assert min(abs(rotated[9, 6] - s) for s in (rotated[6, 9], there)) > 0.01  # sign and content count

fig, axes = plt.subplots(1, 2, figsize=(7, 3.2), layout="constrained")
for ax, S, title in zip(axes, (added, rotated), ("added", "rotated"), strict=True):
    image = ax.imshow(S, cmap="viridis", interpolation="nearest")
    ax.set(title=f"positions {title}", xlabel="place of the key", ylabel="place of the query")
    fig.colorbar(image, ax=ax, shrink=0.8, label="score")
plt.show()
