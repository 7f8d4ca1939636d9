"""Content-based: TF-IDF of descriptions, a profile for each user, and reasons one can read."""

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import Ridge

WORDS = [
    "murder detective clue suspect police alibi",
    "robot planet alien orbit future laser",
    "wedding kiss love heartbreak letter dance",
    "joke prank laugh clumsy neighbor parody",
    "sword castle dragon king quest magic",
]


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


def describe(genres: np.ndarray) -> list[str]:
    """Blurbs of 15 words: for each, draw a genre from the item's mix, then one of its words."""
    rng = np.random.default_rng(1)
    vocabulary = [line.split() for line in WORDS]
    picks = [rng.choice(5, 15, p=mix) for mix in genres]
    return [" ".join(vocabulary[g][rng.integers(6)] for g in pick) for pick in picks]


stars, train, test, truth, genres, _ = make_ratings()
vectorizer = TfidfVectorizer()
F = vectorizer.fit_transform(describe(genres)).toarray()  # (items, words), rows of length 1
mean = stars[train].mean()
gap = np.where(train, stars - mean, 0).sum(1, keepdims=True)
user_mean = mean + gap / (train.sum(1, keepdims=True) + 4)

# A profile for ranking: the blurbs weighted by how far the stars lie above the user's own mean.
profile = np.where(train, stars - user_mean, 0) @ F  # (users, words)
words = vectorizer.get_feature_names_out()
print("user 0 likes:   ", ", ".join(words[np.argsort(-profile[0], kind="stable")[:5]]))
print("user 0 dislikes:", ", ".join(words[np.argsort(profile[0], kind="stable")[:5]]))
closeness = np.where(train, -999, profile @ F.T)  # rows of F have length 1: ranks as the cosine
lists = np.argsort(-closeness, axis=1, kind="stable")[:, :10]
liked = np.take_along_axis(truth, lists, axis=1).mean()
anything = truth[~train].mean()
print(f"true stars: of the ten closest unseen items {liked:.2f}, of all unseen {anything:.2f}")
assert liked > anything + 0.4

# A profile for stars: one ridge regression for each user, on that user's rows alone.
prediction = np.array(
    [
        Ridge(alpha=1.0).fit(F[seen], s[seen]).predict(F)
        for seen, s in zip(train, stars, strict=True)
    ]
)
scores = {}
for name, guess in {"user mean": user_mean, "ridge per user on words": prediction}.items():
    scores[name] = np.sqrt(np.mean((stars - guess)[test] ** 2))
    print(f"held-out RMSE {scores[name]:.3f}  {name}")
assert scores["ridge per user on words"] < scores["user mean"]
