"""TF-IDF and the cosine by hand, equal to scikit-learn in each of its settings."""

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

texts = ["the cat sat on the mat", "the cat ate the fish", "the dog ate", "the stocks fell"]


def tfidf(N: np.ndarray, smooth_idf: bool = True, norm: str | None = "l2") -> np.ndarray:
    """Weigh the counts N, (n_texts, n_words), as scikit-learn's user guide defines it."""
    n, df = len(N), (N > 0).sum(axis=0)  # df: how many texts hold the word
    idf = np.log((n + 1) / (df + 1)) + 1 if smooth_idf else np.log(n / df) + 1
    X = N * idf
    return X / np.linalg.norm(X, axis=1, keepdims=True) if norm == "l2" else X


def cosine(a: np.ndarray, b: np.ndarray) -> float:
    """Return the cosine of the angle between two vectors."""
    return a @ b / np.sqrt((a @ a) * (b @ b))


counter = CountVectorizer(token_pattern=r"\S+")
N = counter.fit_transform(texts).toarray()
for smooth_idf in (True, False):
    for norm in ("l2", None):  # without the 1, or with another logarithm, this fails
        reference = TfidfVectorizer(token_pattern=r"\S+", smooth_idf=smooth_idf, norm=norm)
        X = reference.fit_transform(texts).toarray()
        np.testing.assert_allclose(tfidf(N, smooth_idf, norm), X, atol=1e-12)

raw, X = tfidf(N, norm=None), tfidf(N)
column = counter.vocabulary_
for word in ("the", "cat", "mat"):
    j = column[word]
    print(
        f"{word}: in {(N[:, j] > 0).sum()} texts, idf {raw[:, j].max() / N[:, j].max():.2f},",
        end="",
    )
    print(f" in text 0: count {N[0, j]}, weight {raw[0, j]:.2f}, at length 1 {X[0, j]:.2f}")
for i in (1, 2, 3):
    print(f"text 0 and {i}: cosine of counts {cosine(N[0], N[i]):.2f}, of TF-IDF", end=" ")
    print(f"{cosine(raw[0], raw[i]):.2f}; dot product at length 1 {X[0] @ X[i]:.2f}")
    assert np.isclose(cosine(raw[0], raw[i]), X[0] @ X[i])  # vectors of other lengths would fail
twice = tfidf(np.vstack([N, 2 * N[:1]]))  # text 0 pasted twice has twice every count
assert np.isclose(twice[0] @ twice[-1], 1)
