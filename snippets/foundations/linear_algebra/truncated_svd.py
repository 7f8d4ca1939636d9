"""A photograph rebuilt from 2, 8 and 32 singular values, and the error left at every rank."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_sample_image

photo = load_sample_image("china.jpg")[:426, :639].mean(axis=2)  # gray, 0 to 255
A = photo.reshape(142, 3, 213, 3).mean(axis=(1, 3))  # average blocks of 3 x 3 pixels
U, s, Vt = np.linalg.svd(A, full_matrices=False)


def truncate(k: int) -> np.ndarray:
    """Return the best rank-k approximation of A, shape (142, 213)."""
    return (U[:, :k] * s[:k]) @ Vt[:k]


assert np.allclose(truncate(len(s)), A)
assert np.allclose(s**2, np.linalg.eigvalsh(A @ A.T)[::-1])  # singular values, squared

print(f"image {A.shape[0]} x {A.shape[1]}: {A.size} numbers")
for k in (2, 8, 32):
    error = np.linalg.norm(A - truncate(k))
    assert np.isclose(error, np.sqrt(np.sum(s[k:] ** 2)))  # Frobenius norm: all that was discarded
    assert np.isclose(np.linalg.norm(A - truncate(k), ord=2), s[k])  # largest stretch: the next one
    stored = k * (A.shape[0] + A.shape[1] + 1)
    print(f"rank {k:2d}: {stored:5d} numbers, relative error {error / np.linalg.norm(A):.3f}")

# Eckart-Young: no other matrix of rank k comes closer. Give 200 rivals every advantage:
# a random k-dimensional column space, with the best possible coefficients in it.
rng, k = np.random.default_rng(0), 8
rivals = []
for _ in range(200):
    mix = A @ rng.normal(size=(A.shape[1], k))  # k random mixtures of A's own columns
    Q, _ = np.linalg.qr(mix)
    rivals.append(np.linalg.norm(A - Q @ (Q.T @ A)))
best = np.linalg.norm(A - truncate(k))
assert min(rivals) > best
print(f"closest of 200 rivals of rank {k}: {min(rivals) / best:.2f} times the error of the SVD")

gray = plt.get_cmap("gray", 24)  # 24 shades keep the figure's file small
fig = plt.figure(figsize=(7, 4.3), layout="constrained")
top, bottom = fig.subfigures(2, 1, height_ratios=[1, 1.15])
for ax, k in zip(top.subplots(1, 3), (2, 8, 32), strict=True):
    ax.imshow(truncate(k), cmap=gray, vmin=0, vmax=255, interpolation="none")
    ax.set(title=f"rank {k}", xticks=[], yticks=[])
left, right = bottom.subplots(1, 2, width_ratios=[1, 1.6])
left.imshow(A, cmap=gray, vmin=0, vmax=255, interpolation="none")
left.set(title=f"original, rank {len(s)}", xticks=[], yticks=[])
errors = np.sqrt(np.cumsum(s[::-1] ** 2)[::-1]) / np.linalg.norm(A)  # rank 0, 1, 2, ...
right.plot(errors, color="C0")
for k in (2, 8, 32):
    right.plot(k, errors[k], "o", color="C1")
    right.text(k + 4, errors[k] + 0.02, f"rank {k}", color="C1")
right.set(xlabel="rank kept", ylabel="relative error", ylim=(0, 0.4), xlim=(0, 142))
plt.show()
