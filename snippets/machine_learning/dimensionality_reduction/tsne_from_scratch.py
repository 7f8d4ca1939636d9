"""A t-SNE of 250 digits written in NumPy: the map, and the divergence that it walks down."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.spatial.distance import pdist, squareform
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE


def joint_probabilities(X: np.ndarray, perplexity: float) -> np.ndarray:
    """Neighbor probabilities P, shape (n, n): a bell per row, its width found by bisection.

    Source: van der Maaten and Hinton, Visualizing Data using t-SNE, equations 1 and 4.
    """
    D = squareform(pdist(X, "sqeuclidean"))
    D = D - np.min(D + 1e12 * np.eye(len(X)), axis=1)[:, None]  # shares stay, no underflow
    low, high = np.full(len(X), -30.0), np.full(len(X), 30.0)  # log of 1 / (2 sigma squared)
    for _ in range(60):
        middle = (low + high) / 2
        logits = -np.exp(middle)[:, None] * D
        np.fill_diagonal(logits, -np.inf)
        P = np.exp(logits)
        P /= P.sum(axis=1, keepdims=True)
        entropy = -np.sum(P * np.log(P, where=P > 0, out=np.zeros_like(P)), axis=1)
        wide = entropy > np.log(perplexity)
        low, high = np.where(wide, middle, low), np.where(wide, high, middle)
    return (P + P.T) / (2 * len(X))


def kl_and_gradient(P: np.ndarray, Y: np.ndarray) -> tuple[float, np.ndarray]:
    """Divergence KL(P, Q) and its gradient, shape (n, 2), at the map Y. Source: as above, eq. 5."""
    W = 1 / (1 + squareform(pdist(Y, "sqeuclidean")))
    np.fill_diagonal(W, 0)
    Q = np.maximum(W / W.sum(), 1e-12)
    pull = (P - Q) * W
    kl = np.sum(P * np.log(np.maximum(P, 1e-12) / Q))
    return kl, 4 * (pull.sum(axis=1)[:, None] * Y - pull @ Y)


X, y = load_digits(return_X_y=True)
X, y = X[:250], y[:250]
P = joint_probabilities(X, 30)
Y = PCA(2).fit_transform(X)
Y *= 1e-4 / Y[:, 0].std()
start = Y.copy()

probe = np.random.default_rng(0).normal(size=Y.shape)
slope, h = kl_and_gradient(P, probe)[1], 1e-5
for i, j in ((0, 0), (7, 1), (99, 0)):
    step = np.zeros_like(probe)
    step[i, j] = h
    numeric = (kl_and_gradient(P, probe + step)[0] - kl_and_gradient(P, probe - step)[0]) / (2 * h)
    assert np.isclose(numeric, slope[i, j], rtol=1e-5)

velocity, history = np.zeros_like(Y), []
for t in range(500):
    early = t < 100  # exaggerate P and keep momentum low while clusters form
    gradient = kl_and_gradient((4 if early else 1) * P, Y)[1]
    velocity = (0.5 if early else 0.8) * velocity - 50 * gradient
    Y = Y + velocity
    if t % 10 == 0 or t == 499:
        history.append(kl_and_gradient(P, Y)[0])

library = TSNE(perplexity=30, init=start, method="exact", max_iter=500, random_state=0)
theirs = library.fit_transform(X)
assert np.isclose(kl_and_gradient(P, theirs)[0], library.kl_divergence_, rtol=1e-3)
assert history[-1] < history[0] / 3 and abs(history[-1] / library.kl_divergence_ - 1) < 0.15
print(f"divergence: start {history[0]:.2f}, own ~{history[-1]:.2f}, ", end="")
print(f"scikit-learn ~{library.kl_divergence_:.2f}")
print("own formula on scikit-learn's map equals the divergence it reports, to one in a thousand")

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.3), layout="constrained", width_ratios=[3, 2])
for digit in range(10):
    for x1, x2 in Y[y == digit][:14]:
        left.text(x1, x2, str(digit), color=f"C{digit % 8}", size=8, ha="center", va="center")
left.set(xlim=(Y[:, 0].min() - 1, Y[:, 0].max() + 1), ylim=(Y[:, 1].min() - 1, Y[:, 1].max() + 1))
left.set(xticks=[], yticks=[], title="own t-SNE of the digits")
right.plot(np.append(np.arange(0, 500, 10), 499), history, color="C0")
right.axvline(100, color="C7", lw=1)
right.text(110, history[0] * 0.95, "exaggeration ends", color="C7", size=9)
right.set(xlabel="step", ylabel="KL divergence", ylim=(0, None))
plt.show()
