"""Attention is kernel regression: disease progression from BMI as a Gaussian-weighted mean."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.model_selection import train_test_split

data = load_diabetes(scaled=False)
bmi, progression = data.data[:, 2], data.target
x_train, x_test, y_train, y_test = train_test_split(
    bmi, progression, random_state=0, test_size=0.35
)


def nadaraya_watson(x: np.ndarray, x_i: np.ndarray, h: float) -> np.ndarray:
    """Gaussian kernel weights of width h, shape (len(x), len(x_i)).

    Source: Nadaraya, On Estimating Regression, 1964.
    """
    kernel = np.exp(-((x[:, None] - x_i[None]) ** 2) / (2 * h**2))
    return kernel / kernel.sum(axis=1, keepdims=True)


def attention_weights(x: np.ndarray, x_i: np.ndarray, h: float) -> np.ndarray:
    """The same weights as softmax(Q K^T): the key carries its own squared length."""
    Q = np.stack([x, np.ones_like(x)], axis=1)  # (n, 2)
    K = np.stack([x_i, -(x_i**2) / 2], axis=1) / h**2  # (m, 2)
    S = Q @ K.T
    E = np.exp(S - S.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


grid = np.linspace(bmi.min(), bmi.max(), 100)
fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
ax.scatter(x_train, y_train, s=8, color="C7", alpha=0.6, rasterized=True)
total = np.sum((y_test - y_train.mean()) ** 2)
print("baseline, the training mean for everyone: R^2 = 0.00 by definition")
scores = {}
for h, color in ((0.2, "C4"), (2.0, "C0"), (20.0, "C2")):
    A = attention_weights(x_test, x_train, h)
    assert np.allclose(A, nadaraya_watson(x_test, x_train, h))
    scores[h] = 1 - np.sum((y_test - A @ y_train) ** 2) / total
    print(f"bandwidth {h:4.1f} kg/m2: weights equal softmax(QK^T), held-out R^2 = {scores[h]:.2f}")

    A = attention_weights(grid, x_train, h)
    mean = A @ y_train
    ax.plot(grid, mean, color=color)
    ax.annotate(
        f"h = {h}", (grid[-1], mean[-1]), xytext=(4, -3), textcoords="offset points", color=color
    )
    if h == 2.0:  # the weights are a distribution, so the spread comes from them as well
        std = np.sqrt(A @ y_train**2 - mean**2)
        ax.fill_between(grid, mean - std, mean + std, color=color, alpha=0.2)
assert scores[2.0] > scores[0.2] and scores[2.0] > scores[20.0] + 0.2
ax.set(xlabel="body mass index (kg/m$^2$)", ylabel="disease progression", xlim=(17, 46))
plt.show()
