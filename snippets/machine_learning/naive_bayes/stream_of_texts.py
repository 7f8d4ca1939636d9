"""Naive Bayes learns from a stream in one pass, and ends with the very model of a batch fit."""

import importlib
import inspect
import re

import numpy as np
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.naive_bayes import MultinomialNB

PARTS = ["linalg", "ndimage", "optimize", "signal", "special", "stats"]


def load_docs() -> tuple[list[str], list[str]]:
    """Return the summaries of SciPy's public functions and the part that each comes from."""
    part_of = {}
    for part in PARTS:
        module = importlib.import_module(f"scipy.{part}")
        for name in sorted(module.__all__):
            function = getattr(module, name)
            if isinstance(function, np.ufunc) or inspect.isfunction(function):
                doc = re.sub("scipy|" + "|".join(PARTS), " ", inspect.getdoc(function) or "")
                prose = [p for p in doc.split("\n\n") if not re.match(r"\s*\w*\s*\(", p)]
                if prose:  # the first paragraph that is not a call signature
                    part_of.setdefault(" ".join(prose[0].split()), part)
    return list(part_of), list(part_of.values())


texts, parts = load_docs()
order = np.random.default_rng(0).permutation(len(texts))
texts, y = np.array(texts)[order], np.array(parts)[order]

# No vocabulary to learn: words are hashed to columns. Counts must stay non-negative.
hashing = HashingVectorizer(n_features=2**14, alternate_sign=False, norm=None)
model = MultinomialNB(alpha=0.1)
right = []
for start in range(0, len(y), 20):
    X_new, y_new = hashing.transform(texts[start : start + 20]), y[start : start + 20]
    if start:  # first answer, then learn: every score is on texts not yet seen
        right.extend(model.predict(X_new) == y_new)
    model.partial_fit(X_new, y_new, classes=PARTS)  # the first call must name all classes

for first in range(0, 800, 200):
    share = np.mean(right[first : first + 200])
    print(f"texts {first + 20:3} to {first + 219:3} of the stream: accuracy {share:.2f}")
assert np.mean(right[-200:]) > np.mean(right[:200]) + 0.05

batch = MultinomialNB(alpha=0.1).fit(hashing.transform(texts), y)
assert np.array_equal(batch.feature_count_, model.feature_count_)
assert np.allclose(batch.feature_log_prob_, model.feature_log_prob_, rtol=1e-12)
print("word counts of the stream and of one batch fit: identical")
