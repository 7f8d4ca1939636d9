"""The out-of-bag score rebuilt by hand: the rows a tree never saw are its free test set."""

import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

rng = np.random.default_rng(0)
for n in (10, 100, 10_000):
    left_out = np.mean([1 - len(np.unique(rng.integers(n, size=n))) / n for _ in range(200)])
    print(f"n={n:6d}  (1 - 1/n)^n = {(1 - 1 / n) ** n:.4f}   left out, measured {left_out:.3f}")
assert abs(left_out - np.exp(-1)) < 0.002

X, y = load_breast_cancer(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.5, stratify=y, random_state=0)
forest = RandomForestClassifier(100, oob_score=True, random_state=0).fit(X_train, y_train)

votes = np.zeros((len(X_train), 2))
for tree, rows in zip(forest.estimators_, forest.estimators_samples_, strict=True):
    unseen = np.setdiff1d(np.arange(len(X_train)), rows)
    votes[unseen] += tree.predict_proba(X_train[unseen])
by_hand = np.mean(votes.argmax(axis=1) == y_train)

assert np.isclose(by_hand, forest.oob_score_)
assert np.allclose(votes / votes.sum(axis=1, keepdims=True), forest.oob_decision_function_)
test = forest.score(X_test, y_test)
assert abs(test - by_hand) < 0.03
print(f"training accuracy    {forest.score(X_train, y_train):.3f}")
print(f"out of bag, by hand  {by_hand:.3f}")
print(f"oob_score_           {forest.oob_score_:.3f}")
print(f"held-out test        {test:.3f}")

# copied rows are in the bag and out of it at once
twice = RandomForestClassifier(100, oob_score=True, random_state=0)
noise = rng.integers(2, size=len(X_train))  # labels that nothing can predict
twice.fit(np.repeat(X_train, 4, axis=0), np.repeat(noise, 4))
print(f"coin-flip labels, every row four times: oob_score_ {twice.oob_score_:.2f}")
assert twice.oob_score_ > 0.9
