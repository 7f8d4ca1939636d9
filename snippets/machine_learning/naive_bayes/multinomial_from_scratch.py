"""Multinomial naive Bayes from scratch: which part of SciPy does a one-line summary come from?"""

import importlib
import inspect
import re
from collections import Counter

import numpy as np
from scipy.special import logsumexp
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.model_selection import train_test_split
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


def fit(X, y: np.ndarray, alpha: float = 1.0) -> tuple[np.ndarray, np.ndarray]:
    """Return log priors (K,) and log word probabilities (K, d) from counts X of shape (n, d)."""
    classes = np.unique(y)
    log_prior = np.log([np.mean(y == c) for c in classes])
    counts = np.array([X[y == c].sum(axis=0) for c in classes]) + alpha
    return log_prior, np.log(counts / counts.sum(axis=1, keepdims=True))


texts, parts = load_docs()
print(len(texts), "summaries:", dict(Counter(parts)))
train, test, y, y_test = train_test_split(
    texts, np.array(parts), test_size=0.3, stratify=parts, random_state=0
)
vectorizer = CountVectorizer()
X, X_test = vectorizer.fit_transform(train).toarray(), vectorizer.transform(test).toarray()

log_prior, log_word = fit(X, y)
joint = log_prior + X_test @ log_word.T  # (n, K): one matrix product is the whole classifier
ours = joint - logsumexp(joint, axis=1, keepdims=True)
model = MultinomialNB().fit(X, y)
assert np.allclose(ours, model.predict_log_proba(X_test), rtol=1e-9, atol=1e-9)

accuracy = np.mean(np.unique(y)[joint.argmax(axis=1)] == y_test)
majority = np.mean(y_test == "special")
assert accuracy > majority + 0.4
print(f"{X.shape[1]} words; log-probabilities equal to scikit-learn's to 1e-9")
print(f"held-out accuracy {accuracy:.3f}, always 'special' {majority:.3f}")

long_text = X_test.sum(axis=0)  # all held-out summaries glued together
product = np.exp(log_prior) * np.prod(np.exp(log_word) ** long_text, axis=1)
assert not product.any()
score = (log_prior + log_word @ long_text).max()
print(f"{long_text.sum()} known words in one text: product {product.max()}, log score {score:.0f}")
