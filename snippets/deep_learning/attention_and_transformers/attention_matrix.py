"""Attention matrices of the word banana: each letter attends to its equals, freely and causally."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch.nn.functional import scaled_dot_product_attention


def attention(
    Q: np.ndarray, K: np.ndarray, V: np.ndarray, causal: bool = False
) -> tuple[np.ndarray, np.ndarray]:
    """Return the outputs (n, d_v) and the attention matrix A (n, m) of n queries over m keys.

    Q is (n, d_k), K is (m, d_k), V is (m, d_v). If causal, query i sees the keys 0 to i only.
    Source: Vaswani et al., Attention Is All You Need, equation 1.
    """
    S = Q @ K.T / np.sqrt(K.shape[1])
    if causal:
        S = np.where(np.tri(*S.shape, dtype=bool), S, -np.inf)
    E = np.exp(S - S.max(axis=1, keepdims=True))  # the shift cancels and prevents overflow
    A = E / E.sum(axis=1, keepdims=True)
    return A @ V, A


q, K = np.array([[2.0, 0, 0, 0]]), np.array([[2.0, 0, 0, 1], [1, 1, 0, 0], [0, 1, 1, 0]])
v = np.array([[10.0], [20.0], [30.0]])
y, w = attention(q, K, v)
print("one query: scores", (q @ K.T / 2)[0], "weights", w[0].round(2), f"output {y.item():.1f}")
for scale in (0, 1, 4):
    print(f"query times {scale}: output {attention(scale * q, K, v)[0].item():.1f}")
draws = np.random.default_rng(0).choice(v[:, 0], size=100_000, p=w[0])
assert abs(draws.mean() - y.item()) < 0.2  # fails unless the output is the mean under w

X = np.array([[c == letter for letter in "ban"] for c in "banana"], dtype=float)  # one-hot, (6, 3)
W_q, W_k, W_v = 4 * np.eye(3), np.eye(3), np.eye(3)  # chosen by hand here, learned later
maps = {}
for causal in (False, True):
    Y, maps[causal] = attention(X @ W_q, X @ W_k, X @ W_v, causal)
    tensors = [torch.tensor(X @ W) for W in (W_q, W_k, W_v)]
    assert np.allclose(Y, scaled_dot_product_attention(*tensors, is_causal=causal))
print("the last n gathered, of b, a, n:", (maps[False] @ X)[4].round(2))
assert np.allclose(maps[True].sum(axis=1), 1)  # fails if the mask comes after softmax

fig, axes = plt.subplots(1, 2, figsize=(7, 3.2), layout="constrained")
for ax, title, A in zip(axes, ("full", "causal"), maps.values(), strict=True):
    image = ax.imshow(A, cmap="viridis", vmin=0, vmax=1)
    ax.set(title=title, xlabel="key", ylabel="query")
    ax.set_xticks(range(6), "banana")
    ax.set_yticks(range(6), "banana")
fig.colorbar(image, ax=axes, label="weight")
plt.show()
