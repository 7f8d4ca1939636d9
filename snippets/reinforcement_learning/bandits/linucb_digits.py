"""LinUCB learns to name digits from 'right' or 'wrong' alone; its accuracy so far against full labels."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits
from sklearn.linear_model import Ridge

X, y = load_digits(return_X_y=True)
rng = np.random.default_rng(0)
order = rng.permutation(len(X))
X, y = np.c_[X[order] / 16, np.ones(len(X))], y[order]
n, d = X.shape
ALPHA = 0.3


def linucb(alpha: float) -> tuple[np.ndarray, list[int], list[float]]:
    """One ridge regression of the reward per arm, plus alpha times its standard error.

    Source: Li et al., A contextual-bandit approach, WWW 2010, algorithm 1.
    """
    inverse, b = np.array([np.eye(d)] * 10), np.zeros((10, d))
    chosen, rewards = [], []
    for x, label in zip(X, y, strict=True):
        spread = inverse @ x
        estimate = np.sum(b * spread, axis=1)  # x' A^-1 b
        arm = int(np.argmax(estimate + alpha * np.sqrt(spread @ x)))
        reward = float(arm == label)
        inverse[arm] -= np.outer(spread[arm], spread[arm]) / (
            1 + spread[arm] @ x
        )  # Sherman-Morrison
        b[arm] += reward * x
        chosen.append(arm)
        rewards.append(reward)
    return np.einsum("kij,kj->ki", inverse, b), chosen, rewards


weights, chosen, rewards = linucb(ALPHA)
seen = np.array(chosen) == 3
ridge = Ridge(alpha=1.0, fit_intercept=False).fit(X[seen], np.array(rewards)[seen])
assert np.allclose(weights[3], ridge.coef_, atol=1e-8)

full = np.zeros(n)  # the same model with the whole label shown after each digit
inverse, B = np.eye(d), np.zeros((10, d))
for t, (x, label) in enumerate(zip(X, y, strict=True)):
    spread = inverse @ x
    full[t] = np.argmax(B @ spread) == label
    inverse -= np.outer(spread, spread) / (1 + spread @ x)
    B += np.outer(np.eye(10)[label], x)

curves = {
    "full labels": full,
    "LinUCB": np.array(rewards),
    "no exploration": np.array(linucb(0.0)[2]),
}
fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
for color, (name, right) in enumerate(curves.items()):
    windows = right[: n // 100 * 100].reshape(-1, 100).mean(axis=1)
    print(
        f"{name:15} right in the first 300 {right[:300].mean():.2f}, in the last 500 {right[-500:].mean():.2f}"
    )
    ax.plot(50 + 100 * np.arange(len(windows)), windows, color=f"C{color}")
    ax.text(*{0: (180, 0.96), 1: (330, 0.77), 2: (560, 0.55)}[color], name, color=f"C{color}")
ax.set(xlabel="digits seen", ylabel="share right, by hundred", ylim=(0.2, 1.02))
print("weights of arm 3 equal those of Ridge on the rounds in which it was tried")
assert curves["LinUCB"][-500:].mean() > 0.85
plt.show()
