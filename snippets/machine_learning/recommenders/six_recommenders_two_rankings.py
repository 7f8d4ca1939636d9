"""Six recommenders on the same split: the best RMSE does not give the best list."""
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


def factorize(target: np.ndarray, weight: np.ndarray, k: int, lam: float) -> np.ndarray:
    """Weighted ALS; weight 0 leaves a cell out. Returns scores (users, items)."""
    X, Y = np.zeros((len(target), k)), np.random.default_rng(0).normal(0, 0.1, (target.shape[1], k))
    for _ in range(15):
        for A, B, T, W in ((X, Y, target, weight), (Y, X, target.T, weight.T)):
            gram = np.einsum("nm,mk,ml->nkl", W, B, B, optimize=True) + lam * np.eye(k)
            A[:] = np.linalg.solve(gram, ((W * T) @ B)[:, :, None])[:, :, 0]
    return X @ Y.T


stars, train, test, truth, genres, _ = make_ratings()
M = train.astype(float)
mean, popularity = stars[train].mean(), M.sum(0)
b_user, b_item = 0.0, np.zeros(200)
for _ in range(20):
    b_user = (M * (stars - mean - b_item)).sum(1, keepdims=True) / (M.sum(1, keepdims=True) + 4)
    b_item = (M * (stars - mean - b_user)).sum(0) / (popularity + 4)
biases = mean + b_user + b_item
E = M * (stars - biases)
S = E.T @ E / np.sqrt((E**2).sum(0)[:, None] * (E**2).sum(0) + 1e-9)
S = np.maximum(S, 0) * (M.T @ M) / (M.T @ M + 20) * (1 - np.eye(200))
to_item, to_user = M / M.sum(1, keepdims=True), (M / np.maximum(popularity, 1)).T
walk = np.eye(300)
for _ in range(60):
    walk = 0.15 * np.eye(300) + 0.85 * (0.85 * walk @ to_item) @ to_user
models = {  # scores, and whether they are stars
    "popularity": (popularity + 0 * stars, False),
    "biases": (biases, True),
    "item neighbors": (biases + E @ S / (M @ S + 1e-9), True),
    "factors of stars": (mean + factorize(M * (stars - mean), M, k=6, lam=2.5), True),
    "factors of views": (factorize(M, 1 + 10 * M, k=8, lam=5.0), False),
    "PageRank": (walk @ to_item, False),
}


def ndcg_at_10(relevant: np.ndarray, top: np.ndarray) -> float:
    """Mean NDCG of lists top (users, 10) over the users with anything relevant."""
    discount, some = 1 / np.log2(np.arange(2, 12)), relevant.any(1)
    ideal = np.array([discount[: min(n, 10)].sum() for n in relevant.sum(1)[some]])
    return float(np.mean(np.take_along_axis(relevant, top, axis=1)[some] @ discount / ideal))


table = {}
print("                  RMSE   NDCG  if liked  coverage  fame  variety  true stars")
for name, (score, is_stars) in models.items():
    top = np.argsort(np.where(train, np.inf, -score), axis=1, kind="stable")[:, :10]
    error = np.sqrt(np.mean((stars - score)[test] ** 2)) if is_stars else np.nan
    ndcg, liked = ndcg_at_10(test, top), ndcg_at_10(test & (stars >= 3.5), top)
    G = (genres / np.linalg.norm(genres, axis=1, keepdims=True))[top]  # (users, 10, genres)
    alike = (np.einsum("nkg,nlg->n", G, G) - 10) / 90  # mean cosine of two items of a list
    coverage = len(np.unique(top)) / 200  # share of the catalog that anyone is shown
    fame = np.mean(popularity[top]) / 300  # share of users who have rated a shown item
    table[name] = error, ndcg, np.take_along_axis(truth, top, axis=1).mean(), liked
    shown = f"{error:.3f}" if is_stars else "    -"
    rest = f"{coverage:.2f}  {fame:.2f}     {1 - alike.mean():.2f}   {table[name][2]:.2f}"
    print(f"{name:16s} {shown}  {ndcg:.3f}     {liked:.3f}      {rest}")
by_rmse = min(models, key=lambda m: table[m][0] if models[m][1] else np.inf)
by_ndcg = max(models, key=lambda m: table[m][1])
by_truth = max(models, key=lambda m: table[m][2])
print(f"best RMSE: {by_rmse}; best NDCG: {by_ndcg}; best true stars: {by_truth}")
assert by_rmse == by_truth == "factors of stars" and by_ndcg == "PageRank"
assert table[by_rmse][1] < 0.95 * table[by_ndcg][1]
assert table[by_rmse][3] > table["PageRank"][3]  # another definition, another order
