"""Multi-label scores by hand: exact match, Hamming loss, Jaccard, micro and macro F1."""

import numpy as np
from sklearn import metrics
from sklearn.datasets import make_multilabel_classification
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.multioutput import MultiOutputClassifier

X, Y = make_multilabel_classification(2000, n_classes=6, n_labels=2, random_state=0)
X_a, X_b, Y_a, Y_b = train_test_split(X, Y, test_size=0.5, random_state=0)
A = MultiOutputClassifier(LogisticRegression(max_iter=1000)).fit(X_a, Y_a).predict(X_b)

both, either = (A & Y_b).sum(axis=1), (A | Y_b).sum(axis=1)
TP, truth, said = (A & Y_b).sum(axis=0), Y_b.sum(axis=0), A.sum(axis=0)
scores = {
    "exact match": np.mean((A == Y_b).all(axis=1)),
    "Hamming loss": np.mean(A != Y_b),
    "Jaccard": np.where(either == 0, 1, both / np.maximum(either, 1)).mean(),
    "micro F1": 2 * TP.sum() / (truth.sum() + said.sum()),
    "macro F1": np.mean(2 * TP / (truth + said)),
}
reference = [
    metrics.accuracy_score(Y_b, A),
    metrics.hamming_loss(Y_b, A),
    metrics.jaccard_score(Y_b, A, average="samples", zero_division=1),
    metrics.f1_score(Y_b, A, average="micro"),
    metrics.f1_score(Y_b, A, average="macro"),
]
assert np.allclose(list(scores.values()), reference)
for name, value in scores.items():
    print(f"{name:13s} {value:.3f}")
print(f"no label at all, Hamming loss {Y_b.mean():.3f}")
