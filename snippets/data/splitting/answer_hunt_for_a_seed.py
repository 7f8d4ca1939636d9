"""The score of one model under 300 seeds of the split; the best seed is no better model."""

import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

X, y = load_breast_cancer(return_X_y=True)
work, locked = train_test_split(np.arange(len(X)), test_size=0.4, stratify=y, random_state=0)
scores, honest = [], []
for seed in range(300):
    train, test = train_test_split(work, test_size=0.2, random_state=seed)
    model = KNeighborsClassifier(5).fit(X[train], y[train])
    scores.append(model.score(X[test], y[test]))
    honest.append(model.score(X[locked], y[locked]))
best = int(np.argmax(scores))
print(f"300 seeds: {min(scores):.3f} to {max(scores):.3f}, mean {np.mean(scores):.3f}")
print(f"best seed: {scores[best]:.3f} reported, {honest[best]:.3f} on the locked rows")
assert scores[best] - honest[best] > 0.03 and np.ptp(scores) > 0.1
