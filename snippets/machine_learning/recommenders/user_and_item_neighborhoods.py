"""User and item neighborhoods from scratch: cosine against Pearson, with and without shrinkage."""
# one seed: to be revised

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


def similarity(E: np.ndarray, mask: np.ndarray, shrink: float) -> np.ndarray:
    """Compare rows over the columns that both have, times n / (n + shrink) for n shared columns.

    Args:
        E: Values (rows, columns); what they are centered on decides cosine or Pearson.
        mask: True where a value is known, same shape.
        shrink: How many shared columns halve the trust.
    Returns:
        Similarities (rows, rows), zero on the diagonal.
    """
    Z, M = np.where(mask, E, 0), mask.astype(float)
    shared = M @ M.T
    norms = np.sqrt((Z**2 @ M.T) * (M @ Z.T**2)) + 1e-9  # lengths over the shared columns only
    S = Z @ Z.T / norms * shared / (shared + shrink + 1e-9)
    np.fill_diagonal(S, 0)
    return S


def predict(E: np.ndarray, mask: np.ndarray, S: np.ndarray, k: int = 20) -> np.ndarray:
    """For each column, average the k most similar rows that have it. Returns (rows, columns)."""
    out = np.zeros(E.shape)
    for j in range(E.shape[1]):
        known = np.flatnonzero(mask[:, j])
        W = np.maximum(S[:, known], 0)
        if len(known) > k:
            W[W < np.partition(W, -k, axis=1)[:, [-k]]] = 0
        out[:, j] = W @ E[known, j] / (W.sum(1) + 1e-9)
    return out


stars, train, test, *_ = make_ratings()
mean = stars[train].mean()
b_user, b_item = 0.0, np.zeros(200)
for _ in range(20):
    b_user = np.where(train, stars - mean - b_item, 0).sum(1, keepdims=True)
    b_user = b_user / (train.sum(1, keepdims=True) + 4)
    b_item = np.where(train, stars - mean - b_user, 0).sum(0) / (train.sum(0) + 4)
baseline = mean + b_user + b_item
E = np.where(train, stars - baseline, 0)  # what is left to explain
scores = {"biases only": np.sqrt(np.mean((stars - baseline)[test] ** 2))}
print(f"{'biases only':34s} RMSE {scores['biases only']:.3f}")
for kind, V in {"cosine of raw stars": stars, "Pearson of residuals": E}.items():
    for shrink in (0, 20):
        for side in ("user", "item"):
            flip = (lambda A: A) if side == "user" else np.transpose
            S = similarity(flip(V), flip(train), shrink)
            prediction = baseline + flip(predict(flip(E), flip(train), S))
            name = f"{side}s, {kind}, shrink {shrink}"
            scores[name] = np.sqrt(np.mean((stars - prediction)[test] ** 2))
            print(f"{name:40s} RMSE {scores[name]:.3f}")
for side in ("users", "items"):
    best = scores[f"{side}, Pearson of residuals, shrink 20"]
    assert best < scores[f"{side}, Pearson of residuals, shrink 0"] < scores["biases only"]
    assert best < scores[f"{side}, cosine of raw stars, shrink 20"]

# The definition, for one pair of items, one step at a time.
both = train[:, 3] & train[:, 7]
a, b = E[both, 3], E[both, 7]
by_hand = a @ b / np.sqrt((a @ a) * (b @ b)) * both.sum() / (both.sum() + 20)
assert np.isclose(similarity(E.T, train.T, 20)[3, 7], by_hand)
