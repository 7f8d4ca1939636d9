"""Personalized PageRank: a walker who starts at one user finds the items that are near."""
# one seed: to be revised

import matplotlib.pyplot as plt
import networkx as nx
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


def personalized_pagerank(B: np.ndarray, stay: float = 0.85, n_steps: int = 80) -> np.ndarray:
    """Visit shares of items for a walker from each user, who restarts with chance 1 - stay.

    Args:
        B: Edges (users, items), True where the user watched the item.
    Returns:
        Shares (users, items).
    Source: Page, Brin, Motwani, Winograd, The PageRank Citation Ranking (1998), section 6.
    """
    B = B.astype(float)
    to_item = B / np.maximum(B.sum(1, keepdims=True), 1)  # from a user, any of her items
    to_user = (B / np.maximum(B.sum(0), 1)).T  # from an item, any of its users
    users = home = np.eye(len(B))
    for _ in range(n_steps):
        items = stay * users @ to_item
        users = (1 - stay) * home + stay * items @ to_user
    return items


toy = np.array([[1, 1, 0, 0, 0], [0, 1, 1, 0, 0], [0, 1, 1, 1, 0], [0, 0, 0, 1, 1]], dtype=bool)
ours = personalized_pagerank(toy)
graph = nx.Graph([(f"u{u}", f"i{i}") for u, i in np.argwhere(toy)])
theirs = nx.pagerank(graph, alpha=0.85, personalization={"u0": 1}, tol=1e-12, max_iter=500)
assert np.allclose(ours[0], [theirs[f"i{i}"] for i in range(5)], atol=1e-8)
print(
    "visits from user A:", ", ".join(f"item {i + 1} {share:.3f}" for i, share in enumerate(ours[0]))
)

stars, train, test, *_ = make_ratings()
ranks = personalized_pagerank(train)
graph = nx.Graph([(f"u{u}", f"i{i}") for u, i in np.argwhere(train)])
theirs = nx.pagerank(graph, alpha=0.85, personalization={"u7": 1}, tol=1e-12, max_iter=500)
assert np.allclose(ranks[7], [theirs.get(f"i{i}", 0.0) for i in range(200)], atol=1e-8)
recalls = {}
fame = train.sum(0) + 0.0 * ranks
for name, score in {
    "popularity": fame,
    "PageRank": ranks,
    "PageRank / fame^0.5": ranks / np.sqrt(fame + 1),
}.items():
    lists = np.argsort(np.where(train, np.inf, -score), axis=1, kind="stable")[:, :10]
    recalls[name] = np.mean(np.take_along_axis(test, lists, axis=1).sum(1) / test.sum(1))
    print(f"{name:26s} recall@10 {recalls[name]:.3f}")

assert recalls["PageRank / fame^0.5"] > recalls["PageRank"] > recalls["popularity"]

fig, ax = plt.subplots(figsize=(7, 2.8), layout="constrained")
at_user, at_item = 3.5 - np.arange(4), 4 - np.arange(5)
for u, i in np.argwhere(toy):
    ax.plot([0, 1], [at_user[u], at_item[i]], color="C7", zorder=1)
for u in range(4):
    ax.plot(0, at_user[u], "o", color="C1" if u == 0 else "C7", markersize=12)
    ax.annotate("ABCD"[u], (-0.06, at_user[u]), ha="right", va="center")
for i in range(5):
    ax.plot(1, at_item[i], "o", color="C0", markersize=60 * np.sqrt(ours[0, i]) / 2)
    seen = ", watched" if toy[0, i] else ""
    ax.annotate(f"item {i + 1}: {ours[0, i]:.3f}{seen}", (1.08, at_item[i]), va="center")
ax.set(xlim=(-0.3, 1.7), ylim=(-0.5, 4.5))
ax.axis("off")
plt.show()
