"""Attention matrices of the word banana: each letter attends to its equals, freely and causally."""

import matplotlib.pyplot as plt
import numpy as np


def softmax(S: np.ndarray) -> np.ndarray:
    """Turn each row of scores, shape (..., n), into positive weights that sum to 1."""
    E = np.exp(S - S.max(axis=-1, keepdims=True))
    return E / E.sum(axis=-1, keepdims=True)


def attention(
    Q: np.ndarray, K: np.ndarray, V: np.ndarray, causal: bool = False
) -> tuple[np.ndarray, np.ndarray]:
    """Scaled dot-product attention.

    Args:
        Q: Queries, shape (n, d_k).
        K: Keys, shape (m, d_k).
        V: Values, shape (m, d_v).
        causal: If true, query i sees keys 0..i only (needs n == m).

    Returns:
        Outputs, shape (n, d_v), and the attention matrix A, shape (n, m).

    Source: Vaswani et al., Attention Is All You Need, equation 1.
    """
    S = Q @ K.T / np.sqrt(K.shape[1])
    if causal:
        S = np.where(np.tri(len(S), dtype=bool), S, -np.inf)  # exp(-inf) = 0: no weight
    A = softmax(S)
    return A @ V, A


word = "banana"
X = np.array([[c == letter for letter in "ban"] for c in word], dtype=float)  # one-hot, (6, 3)
W_q, W_k, W_v = 4 * np.eye(3), np.eye(3), np.eye(3)  # chosen by hand here, learned later
Q, K, V = X @ W_q, X @ W_k, X @ W_v

Y, A = attention(Q, K, V)
Y_causal, A_causal = attention(Q, K, V, causal=True)
assert np.allclose(A.sum(axis=1), 1) and np.allclose(A_causal.sum(axis=1), 1)
assert np.all(np.triu(A_causal, k=1) == 0)
for i in range(len(word)):  # the causal row i is full attention over the first i + 1 letters
    assert np.allclose(attention(Q[i : i + 1], K[: i + 1], V[: i + 1])[0], Y_causal[i])
print("row sums:", A_causal.sum(axis=1).round(6))
print("what the last n gathered, as shares of b, a, n:", Y[4].round(2))
print("what the first b gathered under the causal mask:", Y_causal[0].round(2))

fig, axes = plt.subplots(1, 2, figsize=(7, 3.2), layout="constrained")
for ax, weights, title in zip(axes, (A, A_causal), ("full", "causal"), strict=True):
    image = ax.imshow(weights, cmap="viridis", vmin=0, vmax=1)
    ax.set(title=title, xlabel="key (attended letter)", ylabel="query (attending letter)")
    ax.set_xticks(range(6), list(word))
    ax.set_yticks(range(6), list(word))
fig.colorbar(image, ax=axes, label="weight")
plt.show()
