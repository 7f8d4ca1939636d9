"""K-means as a guide: name clusters by the labels in them, or ask for the central rows."""

import numpy as np
from sklearn.cluster import KMeans
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)
X, X_test, y, y_test = train_test_split(X / 16, y, test_size=600, stratify=y, random_state=0)


def score(rows: np.ndarray, labels: np.ndarray) -> float:
    """Test accuracy of a logistic regression fitted to these rows and labels."""
    return LogisticRegression(C=10, max_iter=1_000).fit(X[rows], labels).score(X_test, y_test)


names = (
    "50 random labels alone",
    "cluster named by its random labels",
    "50 labels at the cluster centers",
    "each cluster named by its center",
)
scores, purity = [], []
for seed in range(5):
    random, _ = train_test_split(np.arange(len(X)), train_size=50, random_state=seed)
    kmeans = KMeans(50, n_init=1, random_state=seed).fit(X)
    cluster = kmeans.labels_
    votes = np.zeros((50, 10))
    np.add.at(votes, (cluster[random], y[random]), 1)
    named = votes[cluster].any(axis=1)  # rows whose cluster holds a label at all
    central = kmeans.transform(X).argmin(axis=0)  # the row nearest to each center
    purity.append(np.mean(y[central][cluster] == y))
    scores.append(
        [
            score(random, y[random]),
            score(np.flatnonzero(named), votes[cluster].argmax(axis=1)[named]),
            score(central, y[central]),
            score(np.arange(len(X)), y[central][cluster]),
        ]
    )
scores = np.array(scores)
for name, column in zip(names, scores.T, strict=True):
    print(f"{name:35s} test accuracy {column.mean():.2f} +- {column.std():.2f}")
print(f"rows that share the class of their cluster's center: {np.mean(purity):.0%}")
assert scores[:, 2].mean() > scores[:, 0].mean() + 0.02
