"""The data: a head and a long tail, ratings of what people like, and biases as the baseline."""

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


def fit_biases(stars: np.ndarray, train: np.ndarray, lam: float = 4.0) -> np.ndarray:
    """Predict mean + user bias + item bias, each bias shrunk as by `lam` ratings of zero.

    Source: Koren, Factor in the Neighbors (2010), section 2.1; iterated here to convergence.
    """
    mean = stars[train].mean()
    b_user, b_item = np.zeros((len(stars), 1)), np.zeros(stars.shape[1])
    for _ in range(20):
        rest = np.where(train, stars - mean - b_item, 0)
        b_user = rest.sum(1, keepdims=True) / (train.sum(1, keepdims=True) + lam)
        rest = np.where(train, stars - mean - b_user, 0)
        b_item = rest.sum(0) / (train.sum(0) + lam)
    return mean + b_user + b_item


stars, train, test, truth, genres, chance = make_ratings()
counts = np.sort((train | test).sum(0))[::-1]
print(f"{(train | test).sum()} ratings fill {(train | test).mean():.3f} of the table")
print(f"the top tenth of the items has {counts[:20].sum() / counts.sum():.2f} of the ratings")
given = stars[train | test].mean()
print(f"mean of the ratings given {given:.2f}, of the whole table {truth.mean():.2f}")


def rmse(prediction: np.ndarray) -> float:
    """Root mean squared error over the held-out ratings."""
    return float(np.sqrt(np.mean((stars - prediction)[test] ** 2)))


mean = stars[train].mean()
predictions = {
    "global mean": np.full(stars.shape, mean),
    "item mean": mean + np.where(train, stars - mean, 0).sum(0) / (train.sum(0) + 4) + 0 * stars,
    "user and item bias": fit_biases(stars, train),
    "true stars (floor)": truth,
}
for name, prediction in predictions.items():
    print(f"held-out RMSE {rmse(prediction):.3f}  {name}")
assert rmse(predictions["user and item bias"]) < 0.95 * rmse(predictions["global mean"])
assert abs(rmse(truth) - 0.5) < 0.03  # the floor is the noise of the process

fig, ax = plt.subplots(figsize=(7, 3), layout="constrained")
ax.fill_between(np.arange(1, 201), counts, step="mid", alpha=0.4)
ax.set(xlabel="items, most rated first", ylabel="ratings per item", xlim=(1, 200), ylim=(0, None))
ax.annotate("the head", (8, counts[8]), xytext=(25, counts[8]))
ax.annotate("the long tail", (120, counts[120]), xytext=(120, counts[120] + 30))
plt.show()
