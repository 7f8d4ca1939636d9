"""A random split sees the future: with tastes that drift, it promises too small an error."""

import numpy as np


def drifting_ratings(seed: int, n_users: int = 300, n_rated: int = 40) -> tuple:
    """Each user's level and interest in two kinds of item wander from rating to rating.

    Returns:
        kind (items,), then item and stars, each (users, n_rated) in time order.
    """
    rng = np.random.default_rng(seed)
    kind = np.arange(200) % 2
    item = np.array([rng.permutation(200)[:n_rated] for _ in range(n_users)])
    steps = rng.normal(0, 0.2, (2, n_users, n_rated)).cumsum(
        axis=2
    )  # one random walk for each kind
    mood = np.where(kind[item] == 0, steps[0], steps[1])
    stars = 3.4 + rng.normal(0, 0.4, 200)[item] + mood + rng.normal(0, 0.5, item.shape)
    return kind, item, stars


def rmse(kind: np.ndarray, item: np.ndarray, stars: np.ndarray, test: np.ndarray) -> float:
    """Predict a held-out rating by the nearest-in-time training ratings of the same kind."""
    time = np.arange(item.shape[1])
    errors = []
    for k, s, held in zip(kind[item], stars, test, strict=True):
        for t in np.flatnonzero(held):
            usable = ~held & (k == k[t])
            weight = np.exp(-np.abs(time[usable] - t) / 3)
            guess = np.average(s[usable], weights=weight) if usable.any() else stars.mean()
            errors.append(s[t] - guess)
    return float(np.sqrt(np.mean(np.square(errors))))


kind, item, stars = drifting_ratings(0)
last = np.zeros(item.shape, dtype=bool)
last[:, -8:] = True  # the last fifth of each user
lot = np.random.default_rng(1).permuted(last, axis=1)  # as many ratings, drawn by lot
by_lot, in_time = rmse(kind, item, stars, lot), rmse(kind, item, stars, last)
print(f"random fifth held out: RMSE {by_lot:.3f}")
print(f"last fifth held out:   RMSE {in_time:.3f}, what a live system would see")
assert by_lot < 0.9 * in_time
