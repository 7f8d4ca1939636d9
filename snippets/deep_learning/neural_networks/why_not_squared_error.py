"""Cross-entropy against squared error: near from a fresh start, far apart where the net is sure and wrong."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.special import softmax
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X, Y = X / 16, np.eye(10)[y]


def train(weights, Y, rng, lr, epochs, loss):
    """Train a 64-32-10 net; return its weights and the share of right rows after each epoch."""
    W1, b1, W2, b2 = weights
    right = []
    for _ in range(epochs):
        for batch in np.array_split(rng.permutation(len(X)), 15):
            A1 = np.maximum(X[batch] @ W1 + b1, 0)
            P = softmax(A1 @ W2 + b2, axis=1)
            error = P - Y[batch]
            if loss == "squared error":  # the derivative of softmax multiplies by probabilities
                error = 2 * P * (error - (error * P).sum(axis=1, keepdims=True))
            grad_Z2 = error / len(batch)
            grad_Z1 = (grad_Z2 @ W2.T) * (A1 > 0)
            W1, b1 = W1 - lr * X[batch].T @ grad_Z1, b1 - lr * grad_Z1.sum(axis=0)
            W2, b2 = W2 - lr * A1.T @ grad_Z2, b2 - lr * grad_Z2.sum(axis=0)
        right.append(((np.maximum(X @ W1 + b1, 0) @ W2 + b2).argmax(axis=1) == y).mean())
    return [W1, b1, W2, b2], right


starts = {"fresh": [], "sure of wrong labels": []}
wrong = np.roll(Y, 1, axis=1)  # every 0 is called a 1, every 1 a 2, and so on
for seed in range(5):
    rng = np.random.default_rng(seed)
    W1, W2 = rng.normal(0, np.sqrt(2 / 64), (64, 32)), rng.normal(0, np.sqrt(2 / 32), (32, 10))
    fresh = [W1, np.zeros(32), W2, np.zeros(10)]
    starts["fresh"].append(fresh)
    starts["sure of wrong labels"].append(train(fresh, wrong, rng, 0.4, 40, "cross-entropy")[0])

_, axes = plt.subplots(1, 2, figsize=(7, 3.1), sharey=True, layout="constrained")
gap = {}
for ax, (start, nets) in zip(axes, starts.items(), strict=True):
    best = {}
    for loss in ("cross-entropy", "squared error"):
        best[loss] = np.zeros((5, 5))  # seeds, epochs
        for lr in (0.2, 0.4, 0.8, 1.6):  # the best for each loss; 3.2 fails from the fresh start
            rng = np.random.default_rng(100)
            right = np.array([train(net, Y, rng, lr, 5, loss)[1] for net in nets])
            best[loss] = max(best[loss], right, key=np.mean)
        last = best[loss][:, -1]
        print(f"{start:20s} {loss:13s} right after 5 epochs {last.mean():.1f}")
        ax.plot(range(1, 6), best[loss].mean(axis=0).round(2), "o-", label=loss)
    gap[start] = best["cross-entropy"][:, -1] - best["squared error"][:, -1]
    ax.set(title=f"Start: {start}", xlabel="epoch", ylabel="training rows right", ylim=(0, 1))
# The same two losses, the same rates: only the start differs.
assert gap["sure of wrong labels"].min() > 0.1 and abs(gap["fresh"].mean()) < 0.05
axes[0].legend(loc="lower right")
plt.show()
