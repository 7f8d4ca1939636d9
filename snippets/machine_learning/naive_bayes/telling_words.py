"""The most telling words of each part of SciPy, by log ratio against all the other parts."""

import importlib
import inspect
import re

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
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
vectorizer = CountVectorizer(token_pattern=r"[a-z]{3,}")
X = vectorizer.fit_transform(texts)
words = vectorizer.get_feature_names_out()
model = MultinomialNB(alpha=0.3).fit(X, parts)

counts = model.feature_count_  # (K, d)
for k, part in enumerate(model.classes_):
    others = counts.sum(axis=0) - counts[k] + model.alpha
    ratio = model.feature_log_prob_[k] - np.log(others / others.sum())
    top = np.argsort(-ratio, kind="stable")[:5]
    assert ratio[top].min() > 2  # each at least e^2, seven times, as frequent as elsewhere
    print(f"{part:9}", ", ".join(f"{words[j]} {ratio[j]:.1f}" for j in top))
