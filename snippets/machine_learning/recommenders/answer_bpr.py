"""Bayesian personalized ranking: learn from pairs, one item watched and one not."""

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


def pair_loss(d: np.ndarray) -> np.ndarray:
    """The loss -log sigmoid(d) of score differences d."""
    return np.logaddexp(0, -d)


_, train, test, *_ = make_ratings()
rng, K, RATE, LAM = np.random.default_rng(0), 8, 0.05, 0.01
P, Q, b = rng.normal(0, 0.1, (300, K)), rng.normal(0, 0.1, (200, K)), np.zeros(200)
users, items = np.nonzero(train)
for epoch in range(40):
    for batch in np.array_split(rng.permutation(len(users)), len(users) // 64):
        u, i, j = users[batch], items[batch], rng.integers(200, size=len(batch))
        unseen = ~train[u, j]  # keep the triples whose second item was not watched
        u, i, j = u[unseen], i[unseen], j[unseen]
        d = (P[u] * (Q[i] - Q[j])).sum(1) + b[i] - b[j]
        push = (1 / (1 + np.exp(d)))[:, None]  # minus the derivative of the loss
        dP, dQ = push * (Q[i] - Q[j]) - LAM * P[u], push * P[u]
        np.add.at(P, u, RATE * dP)
        np.add.at(Q, i, RATE * (dQ - LAM * Q[i]))
        np.add.at(Q, j, RATE * (-dQ - LAM * Q[j]))
        np.add.at(b, i, RATE * (push[:, 0] - LAM * b[i]))
        np.add.at(b, j, RATE * (-push[:, 0] - LAM * b[j]))
    if epoch in (0, 39):
        print(f"epoch {epoch + 1:2d}: mean pair loss {pair_loss(d).mean():.2f}")

step = 1e-6
slope = (pair_loss(0.3 + step) - pair_loss(0.3 - step)) / (2 * step)
assert np.isclose(slope, -1 / (1 + np.exp(0.3)))


def auc(score: np.ndarray) -> float:
    """Share of (held-out, unseen) pairs in the right order, averaged over users."""
    shares = []
    for s, held, seen in zip(score, test, train | test, strict=True):
        shares.append(np.mean(s[held][:, None] > s[~seen]))
    return float(np.mean(shares))


scores = {"popularity": auc(train.sum(0) + 0.0 * test), "BPR": auc(P @ Q.T + b)}
for name, value in scores.items():
    print(f"{name:10s} held-out AUC {value:.3f}")
assert scores["BPR"] > scores["popularity"]
