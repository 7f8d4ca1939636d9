"""Why this answer? The log-odds of two classes split exactly into one term per word."""

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
vectorizer = CountVectorizer()
model = MultinomialNB(alpha=0.1).fit(vectorizer.fit_transform(texts), parts)
message = "Compute the test statistic of a random matrix"
x = vectorizer.transform([message])
log_p = model.predict_log_proba(x)[0]
second, first = np.argsort(log_p, kind="stable")[-2:]

prior = model.class_log_prior_[first] - model.class_log_prior_[second]
weight = model.feature_log_prob_[first] - model.feature_log_prob_[second]
print(f"{message!r}: {model.classes_[first]} or {model.classes_[second]}?")
print(f"  {'prior':10} {prior:+.2f}")
total = prior
for word in vectorizer.build_analyzer()(message):
    j = vectorizer.vocabulary_[word]
    print(f"  {word:10} {weight[j]:+.2f}")
    total += weight[j]
print(f"  {'sum':10} {total:+.2f}, so P({model.classes_[first]}) = {np.exp(log_p[first]):.2f}")
assert np.isclose(total, log_p[first] - log_p[second])
