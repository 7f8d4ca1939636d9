"""A feedback loop: a recommender that trains on what it showed makes the popular more popular."""

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


def gini(counts: np.ndarray) -> float:
    """Inequality of counts: 0 when all items get the same, near 1 when one gets everything."""
    n = len(counts)
    return float((2 * np.arange(1, n + 1) - n - 1) @ np.sort(counts) / (n * counts.sum()))


def simulate(explore: float, n_rounds: int = 12, personal: bool = True) -> list[float]:
    """Show ten items a user and round; she watches two by taste. Returns the Gini of all views."""
    rng = np.random.default_rng(5)
    _, train, test, truth, *_ = make_ratings()
    views = (train | test).astype(float)
    path = []
    for _ in range(n_rounds):
        popularity = views.sum(0)
        path.append(gini(popularity))
        score = popularity + 0 * views
        if personal:  # item neighbors by the cosine of their audiences
            S = views.T @ views / np.sqrt(np.outer(popularity, popularity))
            score = views @ (S - np.eye(200))
        order = np.argsort(np.where(views > 0, np.inf, -score), axis=1, kind="stable")
        shown = order[:, :10].copy()
        chosen_at_random = rng.random(shown.shape) < explore
        shown[chosen_at_random] = rng.permuted(order[:, 10:], axis=1)[:, :10][chosen_at_random]
        taste = np.take_along_axis(truth, shown, axis=1) + rng.gumbel(size=shown.shape)
        watched = np.take_along_axis(
            shown, np.argsort(-taste, axis=1, kind="stable")[:, :2], axis=1
        )
        np.put_along_axis(views, watched, 1.0, axis=1)
    return path


paths = {}
fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
for name, (explore, personal) in {
    "popularity list": (0.0, False),
    "item neighbors": (0.0, True),
    "neighbors, 3 of 10 at random": (0.3, True),
    "random": (1.0, True),
}.items():
    paths[name] = simulate(explore, personal=personal)
    print(f"{name:29s} Gini {paths[name][0]:.2f} at first, {paths[name][-1]:.2f} at the end")
    ax.plot(paths[name])
    va = {"popularity list": "top", "item neighbors": "bottom"}.get(name, "center")
    ax.annotate(name, (11.2, paths[name][-1]), va=va)
loop, mixed = paths["item neighbors"], paths["neighbors, 3 of 10 at random"]
assert loop[-1] > loop[0] + 0.1 and loop[-1] > mixed[-1] + 0.05 > paths["random"][-1]
ax.set(xlabel="round", ylabel="Gini of views per item", xlim=(0, 17))
plt.show()
