"""Held-out error against the number of factors, at a weak and at a fitting penalty."""

import matplotlib.pyplot as plt
import numpy as np


def make_ratings(seed: int = 0, n_users: int = 300, n_items: int = 200) -> tuple:
    """Draw stars, train and test masks, true stars, genres and the chances to be rated."""
    rng = np.random.default_rng(seed)
    genres = rng.dirichlet(np.full(5, 0.3), n_items)  # (items, 5)
    tastes = rng.normal(0, 1.3, (n_users, 5))
    bias = rng.normal(0, 0.4, (n_users, 1)) + rng.normal(0, 0.4, n_items)
    truth = 3.2 + bias + tastes @ (genres - 0.2).T
    fame = 0.5 - 0.7 * np.log(1 + rng.permutation(n_items)) + rng.normal(0, 0.4, (n_users, 1))
    chance = 1 / (1 + np.exp(-fame - 1.3 * (truth - 3.2)))  # people pick what they will like
    when = np.where(rng.random(truth.shape) < chance, rng.random(truth.shape), np.nan)
    test = when > np.nanquantile(when, 0.8, axis=1, keepdims=True)  # each user's last fifth
    stars = truth + rng.normal(0, 0.5, truth.shape)  # the noise that no model can predict
    return stars, ~np.isnan(when) & ~test, test, truth, genres, chance


def fit_residuals(E: np.ndarray, W: np.ndarray, k: int, lam: float) -> np.ndarray:
    """ALS without biases on residuals E where W is 1. Returns scores (users, items)."""
    X, Y = np.zeros((len(E), k)), np.random.default_rng(0).normal(0, 0.1, (E.shape[1], k))
    for _ in range(20):
        for A, B, T, V in ((X, Y, E, W), (Y, X, E.T, W.T)):
            gram = np.einsum("nm,mk,ml->nkl", V, B, B, optimize=True) + lam * np.eye(k)
            A[:] = np.linalg.solve(gram, ((V * T) @ B)[:, :, None])[:, :, 0]
    return X @ Y.T


stars, train, test, truth, *_ = make_ratings()
M, mean, b_item = train.astype(float), stars[train].mean(), np.zeros(200)
for _ in range(20):
    b_user = (M * (stars - mean - b_item)).sum(1, keepdims=True) / (M.sum(1, keepdims=True) + 4)
    b_item = (M * (stars - mean - b_user)).sum(0) / (M.sum(0) + 4)
base = mean + b_user + b_item
sizes = [1, 2, 3, 4, 6, 8, 12]
fig, ax = plt.subplots(figsize=(7, 3), layout="constrained")
curves = {}
for lam in (0.5, 4.0):
    fits = [base + fit_residuals(stars - base, M, k, lam) for k in sizes]
    curves[lam] = [np.sqrt(np.mean((stars - fit)[test] ** 2)) for fit in fits]
    ax.plot(sizes, curves[lam], marker="o")
    ax.annotate(f"penalty {lam:g}", (12.2, curves[lam][-1]), va="center")
    print(f"penalty {lam:g}:", *(f"k={k} {c:.3f}" for k, c in zip(sizes, curves[lam], strict=True)))
floor = np.sqrt(np.mean((stars - truth)[test] ** 2))
ax.axhline(floor, color="C7", linestyle="--")
ax.annotate("noise floor", (1, floor), va="bottom")
ax.set(xlabel="number of factors", ylabel="held-out RMSE", xlim=(0.5, 15))
assert curves[0.5][-1] > curves[4.0][-1] and curves[4.0][-1] < min(curves[0.5])
plt.show()
