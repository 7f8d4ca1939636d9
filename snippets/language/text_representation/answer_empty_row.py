"""A text of unknown words: its row is all zeros, and every similarity is a tie at zero."""

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

texts = ["the cat sat on the mat", "the cat ate the fish", "the dog ate", "the stocks fell"]
vectorizer = TfidfVectorizer().fit(texts)
row = vectorizer.transform(["quantum chromodynamics"])
similarity = (row @ vectorizer.transform(texts).T).toarray()
print(f"{row.nnz} entries, similarities {similarity[0]}")
assert row.nnz == 0 and not similarity.any()  # a vectorizer fitted on the new text would fail
with np.errstate(invalid="ignore"):
    assert np.isnan(np.float64(0) / np.linalg.norm(row.toarray()))
