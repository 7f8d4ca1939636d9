"""Sinusoidal position vectors: a clock with many hands, in which a shift is a fixed rotation."""

import matplotlib.pyplot as plt
import numpy as np


def frequencies(d_model: int) -> np.ndarray:
    """Angle per step of each (sine, cosine) pair, shape (d_model / 2,)."""
    return 10_000.0 ** (-np.arange(0, d_model, 2) / d_model)


def sinusoidal(n: int, d_model: int) -> np.ndarray:
    """Position vectors, shape (n, d_model): sines in even columns, cosines in odd ones.

    Source: Vaswani et al., Attention Is All You Need, section 3.5.
    """
    angle = np.outer(np.arange(n), frequencies(d_model))
    return np.stack([np.sin(angle), np.cos(angle)], axis=-1).reshape(n, d_model)


def shift_matrix(steps: int, d_model: int) -> np.ndarray:
    """The matrix R with P[t + steps] = R @ P[t] for every t: one 2 x 2 rotation per pair."""
    R = np.zeros((d_model, d_model))
    for i, a in enumerate(steps * frequencies(d_model)):
        R[2 * i : 2 * i + 2, 2 * i : 2 * i + 2] = [[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]]
    return R


n, d_model = 100, 64
P = sinusoidal(n, d_model)
for steps in (1, 7, 40):
    R = shift_matrix(steps, d_model)
    assert np.allclose(R @ R.T, np.eye(d_model))  # a rotation, and the same one for every t
    assert np.allclose(P[steps:], P[:-steps] @ R.T)
print("P[t + s] = R_s P[t] holds for every t, s = 1, 7, 40; R_s is orthogonal")

G = P @ P.T
assert all(np.allclose(np.diag(G, s), G[0, s]) for s in range(n))  # depends on the offset only
print("P[t].P[t+s] for s = 0, 1, 5, 20:", G[0, [0, 1, 5, 20]].round(1))

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.2), layout="constrained")
image = left.imshow(P, cmap="viridis", aspect="auto", interpolation="nearest")
left.set(xlabel="dimension", ylabel="position")
fig.colorbar(image, ax=left, label="value")
offsets = np.arange(-49, 51)
right.plot(offsets, G[49], color="C0")
right.set(xlabel="offset from position 49", ylabel="dot product")
plt.show()
