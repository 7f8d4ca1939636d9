"""Cold start measured: new items need features, new users need a few ratings."""
# one seed: to be revised

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


def fit(
    y: np.ndarray, mask: np.ndarray, F: np.ndarray | None, k: int = 4, lam: float = 4.0
) -> tuple[np.ndarray, np.ndarray]:
    """ALS on [1, q] and [b, p]; with features F, item vectors are pulled to F @ W instead of to 0.

    Args:
        y: Centered stars (users, items).
        mask: Known cells, same shape.
        F: Item features (items, d), or None for plain factorization.
    Returns:
        P (users, k + 2) and Q (items, k + 2), as P = [b_user, 1, p], Q = [1, b_item, q].
    """
    rng = np.random.default_rng(0)
    Q = rng.normal(0, 0.1, (y.shape[1], k + 2))
    Q[:, 0] = 1
    home = np.eye(k + 2)[1]  # b = 0, p = 0
    prior = np.zeros((y.shape[1], k + 1))
    for _ in range(10):
        P = np.array([fold_in(row[m], Q[m], home, lam) for row, m in zip(y, mask, strict=True)])
        for n in range(y.shape[1]):
            A, rest = P[mask[:, n], 1:], y[mask[:, n], n] - P[mask[:, n], 0]
            gap = rest - A @ prior[n]
            Q[n, 1:] = prior[n] + np.linalg.solve(A.T @ A + lam * np.eye(k + 1), A.T @ gap)
        if F is not None:
            rated = mask.any(0)
            A = F[rated]
            prior = F @ np.linalg.solve(A.T @ A + 0.1 * np.eye(F.shape[1]), A.T @ Q[rated, 1:])
    return P, Q


def fold_in(y: np.ndarray, Q: np.ndarray, home: np.ndarray, lam: float = 4.0) -> np.ndarray:
    """One user's [b, 1, p] from her ratings y of items Q: one ridge, pulled to the vector home."""
    free = np.arange(len(home)) != 1
    A = Q[:, free]
    x = home.copy()
    x[free] += np.linalg.solve(A.T @ A + lam * np.eye(A.shape[1]), A.T @ (y - Q @ home))
    return x


stars, train, test, truth, genres, _ = make_ratings()
F = genres + np.random.default_rng(3).normal(0, 0.15, genres.shape)  # what an editor would tag
new_item = np.arange(200) % 8 == 0  # every eighth item and tenth user arrive after training
new_user = np.arange(300) % 10 == 0
known = train & ~new_item & ~new_user[:, None]
mean = stars[known].mean()
y = stars - mean
biases, plain, hybrid = fit(y, known, None, k=0), fit(y, known, None), fit(y, known, F)
F1 = np.column_stack([np.ones(200), F])
content = np.zeros_like(y)  # one ridge per user on the features of her own items
for n in np.flatnonzero(~new_user):
    A = F1[known[n]]
    content[n] = F1 @ np.linalg.solve(A.T @ A + np.eye(6), A.T @ y[n, known[n]])

models = {"biases": biases[0] @ biases[1].T, "factors": plain[0] @ plain[1].T}
models |= {"content": content, "hybrid": hybrid[0] @ hybrid[1].T}
cells = {"known item": ~new_item & test, "new item": new_item & (train | test)}
table = {}
for name, guess in models.items():
    for kind, mask in cells.items():
        mask = mask & ~new_user[:, None]
        table[name, kind] = np.sqrt(np.mean((y - guess)[mask] ** 2))
    scores = ", ".join(f"{kind}s {table[name, kind]:.3f}" for kind in cells)
    print(f"{name:8s} RMSE {scores}")
assert table["factors", "new item"] > table["biases", "known item"]
assert table["content", "new item"] < 0.9 * table["factors", "new item"]
assert min(table, key=lambda key: table[key] + 9 * (key[1] == "new item"))[0] == "hybrid"

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
curves, sizes = {}, [0, 1, 2, 4, 8, 12, 16]
for name, (P, Q) in {"biases": biases, "factors": plain, "hybrid": hybrid}.items():
    home, curve = P[~new_user].mean(0), []  # a stranger starts as the average user
    for m in sizes:
        errors = []
        for n in np.flatnonzero(new_user):
            first = np.flatnonzero(train[n] & ~new_item)[:m]
            later = test[n] & ~new_item
            errors.extend((y[n] - Q @ fold_in(y[n, first], Q[first], home))[later] ** 2)
        curve.append(np.sqrt(np.mean(errors)))
    curves[name] = curve
    ax.plot(sizes, curve, marker="o")
    ax.annotate(name, (16.4, curve[-1]), va="center")
    print(f"new user, {name}: RMSE {curve[0]:.3f} with no rating, {curve[-1]:.3f} with sixteen")
assert curves["factors"][0] > curves["biases"][0]  # no ratings: the simple model is better
assert curves["hybrid"][-1] < curves["factors"][-1] < 0.9 * curves["biases"][-1]
ax.set(
    xlabel="ratings that the new user has given",
    ylabel="RMSE on her later ratings",
    xlim=(-0.5, 18.5),
)
plt.show()
