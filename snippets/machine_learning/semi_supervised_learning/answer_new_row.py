"""A new row takes the kernel-weighted vote of all rows, labeled or not; a student is cheaper."""

import numpy as np
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.metrics.pairwise import rbf_kernel
from sklearn.model_selection import train_test_split
from sklearn.semi_supervised import LabelSpreading

X, y = load_digits(return_X_y=True)
X, X_new, y, y_new = train_test_split(X / 16, y, test_size=600, stratify=y, random_state=0)
labeled, rest = train_test_split(np.arange(len(X)), train_size=50, stratify=y, random_state=1)
partial = np.full(len(X), -1)
partial[labeled] = y[labeled]
model = LabelSpreading(gamma=5, alpha=0.8, max_iter=500).fit(X, partial)

votes = rbf_kernel(X_new, X, gamma=5) @ model.label_distributions_
assert np.array_equal(votes.argmax(axis=1), model.predict(X_new))
pool_accuracy = np.mean(model.transduction_[rest] == y[rest])
print(f"pool rows {pool_accuracy:.2f}, new rows {model.score(X_new, y_new):.2f}")

student = LogisticRegression(max_iter=1_000).fit(X, model.transduction_)
alone = LogisticRegression(C=10, max_iter=1_000).fit(X[labeled], y[labeled])
print(f"student of the spread labels {student.score(X_new, y_new):.2f}")
print(f"the same model on 50 labels  {alone.score(X_new, y_new):.2f}")
# Each number that is kept enters one product per answer: a distance, a vote or a score.
kept = {"spreading": X.size + 10 * len(X), "student": student.coef_.size + 10}
print(f"numbers to keep, and products for an answer: {kept['spreading']} against {kept['student']}")
assert kept["spreading"] > 100 * kept["student"]
assert student.score(X_new, y_new) > alone.score(X_new, y_new)
