"""Self-training from scratch: the same pseudo-labels as scikit-learn's, and how many are wrong."""

import numpy as np
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.semi_supervised import SelfTrainingClassifier


def self_train(model, X: np.ndarray, y: np.ndarray, threshold: float, rounds: int = 10):
    """Adopt the model's own confident answers as labels, refit, repeat.

    Args:
        model: Classifier with fit, predict_proba and classes_.
        X: Rows, shape (n, d).
        y: Classes, shape (n,); -1 where unlabeled.
        threshold: Adopt an answer when its probability exceeds this.
        rounds: At most this many rounds of adoption.

    Returns:
        The labels after the last round, shape (n,), and the refitted model.

    Source: Yarowsky, Unsupervised Word Sense Disambiguation, ACL 1995, section 4.
    """
    y = y.copy()
    for _ in range(rounds):
        P = model.fit(X[y != -1], y[y != -1]).predict_proba(X)
        adopt = (y == -1) & (P.max(axis=1) > threshold)
        if not adopt.any():
            break
        y[adopt] = model.classes_[P[adopt].argmax(axis=1)]
    return y, model.fit(X[y != -1], y[y != -1])


X, y_true = load_digits(return_X_y=True)
X, X_test, y_true, y_test = train_test_split(
    X / 16, y_true, test_size=600, stratify=y_true, random_state=0
)
labeled, _ = train_test_split(np.arange(len(X)), train_size=50, stratify=y_true, random_state=1)
y = np.full(len(X), -1)
y[labeled] = y_true[labeled]
base = LogisticRegression(C=10, max_iter=1_000)

alone = base.fit(X[labeled], y[labeled]).score(X_test, y_test)
print(f"{'50 labels alone':15s} {'':39s} test accuracy {alone:.2f}")
wrong = {}
for threshold in (0.5, 0.7, 0.9, 0.99):
    labels, model = self_train(base, X, y, threshold)
    theirs = SelfTrainingClassifier(base, threshold=threshold, max_iter=10).fit(X, y)
    assert np.array_equal(labels, theirs.transduction_)  # the same labels, row for row
    assert np.array_equal(model.predict(X_test), theirs.predict(X_test))
    adopted = (labels != -1) & (y == -1)
    wrong[threshold] = np.mean(labels[adopted] != y_true[adopted])
    print(
        f"threshold {threshold:<5} adopted {adopted.sum():4d} pseudo-labels, "
        f"{wrong[threshold]:4.0%} wrong, test accuracy {model.score(X_test, y_test):.2f}"
    )
    if threshold == 0.7:
        errors = adopted & (labels != y_true)
        P = model.predict_proba(X[errors])
        kept = np.mean(P.argmax(axis=1) == labels[errors])
assert wrong[0.99] < wrong[0.5] and kept > 0.7
print(f"threshold 0.7: the refitted model repeats {kept:.0%} of its wrong pseudo-labels")
