"""Held-out ratings flatter a model when people rate what they like; weights can mend it."""

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


def fit_biases(stars: np.ndarray, train: np.ndarray, lam: float = 4.0) -> np.ndarray:
    """Mean plus shrunk user and item biases, (users, items)."""
    mean, b_item = stars[train].mean(), np.zeros(stars.shape[1])
    for _ in range(20):
        b_user = np.where(train, stars - mean - b_item, 0).sum(1, keepdims=True)
        b_user = b_user / (train.sum(1, keepdims=True) + lam)
        b_item = np.where(train, stars - mean - b_user, 0).sum(0) / (train.sum(0) + lam)
    return mean + b_user + b_item


rows = []
for seed in range(15):
    stars, train, test, truth, genres, chance = make_ratings(seed)
    guess = fit_biases(stars, train)
    squared = (stars - guess) ** 2
    # A cell is held out with its chance to be rated at all, times about a fifth for every user.
    weight = 1 / chance[test]
    rows.append(
        [
            *(stars[train | test].mean(), stars.mean()),
            np.average(stars[test], weights=weight),
            *(squared[test].mean(), squared[~train].mean()),
            np.average(squared[test], weights=weight),
        ]
    )
rows = np.array(rows)
mean, sd = rows.mean(0), rows.std(0)
print("over 15 drawn data sets     all cells   rated cells   inverse propensity")
print(
    f"mean stars                     {mean[1]:.2f}          {mean[0]:.2f}           {mean[2]:.2f}"
)
print(
    f"squared error of the biases    {mean[4]:.2f}          {mean[3]:.2f}           {mean[5]:.2f}"
)
print(f"  its spread                   {sd[4]:.2f}          {sd[3]:.2f}           {sd[5]:.2f}")
assert mean[0] > mean[1] + 0.2 and abs(mean[2] - mean[1]) < 0.1
assert abs(mean[5] - mean[4]) < 0.5 * abs(mean[3] - mean[4])
