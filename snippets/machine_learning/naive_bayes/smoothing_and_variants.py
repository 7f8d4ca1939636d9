"""Held-out accuracy against the smoothing constant, for three naive Bayes models of text."""

import importlib
import inspect
import re

import matplotlib.pyplot as plt
import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.model_selection import StratifiedKFold, train_test_split
from sklearn.naive_bayes import BernoulliNB, ComplementNB, MultinomialNB

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
train, test, y, y_test = train_test_split(
    texts, np.array(parts), test_size=0.3, stratify=parts, random_state=0
)

# Without smoothing: a word that a class has never shown has probability zero there.
vectorizer = CountVectorizer()
X, X_test = vectorizer.fit_transform(train), vectorizer.transform(test)
classes, size = np.unique(y, return_counts=True)
print(f"{len(train)} texts to learn from, {min(size)} in the smallest class; {X.shape[1]} words")
print(f"{len(test)} texts held out")
unseen = np.array([X[y == c].toarray().sum(axis=0) == 0 for c in classes])  # (K, d)
killed = X_test @ unseen.T > 0  # (n, K): some word of the text forbids the class
truth = killed[np.arange(len(y_test)), np.searchsorted(classes, y_test)]
print(f"alpha 0: the true class is ruled out for {truth.mean():.2f} of the held-out texts,")
print(f"         every class for {killed.all(axis=1).mean():.2f}")
assert truth.mean() > 0.2

alphas = np.logspace(-4, 1, 6)
kinds = [MultinomialNB, ComplementNB, BernoulliNB]
folds = list(StratifiedKFold(5, shuffle=True, random_state=0).split(train, y))
scores = np.zeros((len(kinds), len(alphas), len(folds)))
texts = np.array(train)
for f, (fit, validate) in enumerate(folds):
    words = CountVectorizer()  # the vocabulary, too, is learned without the validation fold
    A, B = words.fit_transform(texts[fit]), words.transform(texts[validate])
    for i, kind in enumerate(kinds):
        for j, alpha in enumerate(alphas):
            scores[i, j, f] = kind(alpha=alpha).fit(A, y[fit]).score(B, y[validate])

print("alpha         ", *(f"{a:7g}" for a in alphas), " held out at the best")
fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
for i, kind in enumerate(kinds):
    curve = scores[i].mean(axis=1)
    best = alphas[curve.argmax()]
    held_out = kind(alpha=best).fit(X, y).score(X_test, y_test)
    print(f"{kind.__name__:14}", *(f"{c:7.3f}" for c in curve), f"{held_out:9.3f}")
    assert held_out > 0.85 and curve[-1] < curve.max() - 0.05  # 10 drowns the counts
    ax.plot(alphas, curve, "o-", ms=4, color=f"C{i}", label=kind.__name__)
ax.set(xscale="log", xlabel="smoothing constant alpha", ylabel="cross-validated accuracy")
ax.legend(frameon=False)
plt.show()
