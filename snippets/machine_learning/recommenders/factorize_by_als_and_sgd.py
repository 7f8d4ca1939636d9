"""Matrix factorization with biases, by alternating least squares and by SGD on the same loss."""

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


stars, train, test, truth, *_ = make_ratings()
K, LAM = 4, 4.0
u, i = np.nonzero(train)
r = stars[train] - stars[train].mean()
FREE_P, FREE_Q = [0, *range(2, K + 2)], list(range(1, K + 2))  # the columns that are learned


def start(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw P = [b_user, 1, p] and Q = [1, b_item, q], K + 2 columns each."""
    rng = np.random.default_rng(seed)
    P, Q = rng.normal(0, 0.1, (300, K + 2)), rng.normal(0, 0.1, (200, K + 2))
    P[:, 0] = Q[:, 1] = 0
    P[:, 1] = Q[:, 0] = 1
    return P, Q


def loss(P: np.ndarray, Q: np.ndarray) -> float:
    """Sum of squared errors plus LAM times all learned squares."""
    error = r - (P[u] * Q[i]).sum(1)
    return error @ error + LAM * ((P[:, FREE_P] ** 2).sum() + (Q[:, FREE_Q] ** 2).sum())


def solve(P: np.ndarray, Q: np.ndarray, rows: np.ndarray, cols: np.ndarray, free: list) -> None:
    """Half a sweep: a small ridge regression for each row of P, with Q held fixed."""
    frozen = ({0, 1} - set(free)).pop()
    for n in range(len(P)):
        A, y = Q[cols[rows == n]], r[rows == n]
        F = A[:, free]
        P[n, free] = np.linalg.solve(F.T @ F + LAM * np.eye(K + 1), F.T @ (y - A[:, frozen]))


def gradient(P: np.ndarray, Q: np.ndarray, b: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Gradient of the loss on ratings b, the penalty in proportion; frozen columns get zero."""
    error = r[b] - (P[u[b]] * Q[i[b]]).sum(1)
    share = len(b) / len(r)
    dP, dQ = 2 * LAM * share * P, 2 * LAM * share * Q
    np.add.at(dP, u[b], -2 * error[:, None] * Q[i[b]])
    np.add.at(dQ, i[b], -2 * error[:, None] * P[u[b]])
    dP[:, 1] = dQ[:, 0] = 0
    return dP, dQ


P, Q = start(0)
als = [loss(P, Q)]
for _ in range(20):
    solve(P, Q, u, i, FREE_P)
    als.append(loss(P, Q))
    solve(Q, P, i, u, FREE_Q)
    als.append(loss(P, Q))
assert np.all(np.diff(als) < 0)  # every half-step goes down

S, T = start(0)
dS, dT = gradient(S, T, np.arange(len(r)))
nudge = np.zeros_like(S)
nudge[5, 3] = 1e-5
assert np.isclose(dS[5, 3], (loss(S + nudge, T) - loss(S - nudge, T)) / 2e-5, rtol=1e-4)
sgd, rng = [loss(S, T)], np.random.default_rng(2)
for epoch in range(50):
    for b in np.array_split(rng.permutation(len(r)), len(r) // 200):
        dS, dT = gradient(S, T, b)
        S -= 0.03 / (1 + epoch / 20) * dS
        T -= 0.03 / (1 + epoch / 20) * dT
    sgd.append(loss(S, T))

scores = {}
for name, guess in {"ALS": P @ Q.T, "SGD": S @ T.T, "truth": truth - stars[train].mean()}.items():
    error = (stars - stars[train].mean() - guess)[test]
    scores[name] = np.sqrt(np.mean(error**2))
    print(f"{name:5s} held-out RMSE {scores[name]:.3f}")
print(f"final loss: ALS {als[-1]:.0f}, SGD {sgd[-1]:.0f}")
assert abs(scores["ALS"] - scores["SGD"]) < 0.01 and abs(sgd[-1] / als[-1] - 1) < 0.01

fig, ax = plt.subplots(figsize=(7, 3), layout="constrained")
ax.plot(np.arange(len(als)) / 2, als, label="ALS, two half-steps a sweep")
ax.plot(sgd, label="SGD, one pass an epoch")
ax.set(xlabel="passes over the ratings", ylabel="training loss", xlim=(0, 30))
ax.set_ylim(0.9 * als[-1], 2.2 * als[-1])
ax.legend()
plt.show()
