"""A rare class under self-training: the confident answers are common ones, rare recall falls."""

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.semi_supervised import SelfTrainingClassifier

rng = np.random.default_rng(0)


def draw(n: int) -> tuple[np.ndarray, np.ndarray]:
    """Overlapping Gaussian classes in 5 columns, one row in ten of class 1."""
    y = (rng.random(n) < 0.1).astype(int)
    return rng.normal(size=(n, 5)) + 0.9 * y[:, None], y


def report(model, X: np.ndarray, y: np.ndarray) -> list[float]:
    """Share answered 1, recall of class 1 and recall of class 0."""
    answer = model.predict(X)
    return [np.mean(answer == 1), np.mean(answer[y == 1] == 1), np.mean(answer[y == 0] == 0)]


X_test, y_test = draw(5_000)
table = []
for _ in range(8):
    X, y = draw(1_000)
    labeled = np.concatenate([np.flatnonzero(y == 0)[:54], np.flatnonzero(y == 1)[:6]])
    partial = np.full(1_000, -1)
    partial[labeled] = y[labeled]
    rows = [report(LogisticRegression().fit(X[labeled], y[labeled]), X_test, y_test)]
    for weight in (None, "balanced"):
        base = LogisticRegression(class_weight=weight)
        if weight:
            rows.append(report(base.fit(X[labeled], y[labeled]), X_test, y_test))
        rows.append(
            report(SelfTrainingClassifier(base, threshold=0.8).fit(X, partial), X_test, y_test)
        )
    table.append(rows)
names = ("60 labels", "+ self-training", "60 labels, balanced", "+ self-training, balanced")
mean = np.mean(table, axis=0)
for name, (share, rare, common) in zip(names, mean, strict=True):
    print(f"{name:26s} answers rare {share:4.0%}, recall rare {rare:.2f}, common {common:.2f}")
assert mean[1, 1] < mean[0, 1]
