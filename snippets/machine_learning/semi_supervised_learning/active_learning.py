"""What 20 more labels are worth: at random, where the model is unsure, or none but the pool."""

import numpy as np
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.semi_supervised import LabelSpreading

DRAWS = 4
X, y = load_digits(return_X_y=True)
X, X_test, y, y_test = train_test_split(X / 16, y, test_size=600, stratify=y, random_state=0)


def supervised(labeled: np.ndarray) -> LogisticRegression:
    """Logistic regression on the labeled rows alone."""
    return LogisticRegression(max_iter=1_000).fit(X[labeled], y[labeled])


def spreading(labeled: np.ndarray) -> LabelSpreading:
    """Label spreading over the whole pool."""
    partial = np.full(len(X), -1)
    partial[labeled] = y[labeled]
    return LabelSpreading(kernel="knn", n_neighbors=7, alpha=0.8, max_iter=300).fit(X, partial)


def ask(model, labeled: np.ndarray, n: int) -> np.ndarray:
    """Add the n pool rows whose two most probable classes are closest (margin sampling)."""
    P = np.sort(model.predict_proba(X), axis=1)
    margin = P[:, -1] - P[:, -2]
    margin[labeled] = np.inf  # already known
    return np.append(labeled, np.argsort(margin, kind="stable")[:n])


scores = {}
for seed in range(DRAWS):
    start, rest = train_test_split(np.arange(len(X)), train_size=50, stratify=y, random_state=seed)
    routes = {("logistic", "at random"): start, ("logistic", "unsure"): start}
    routes |= {("spreading", "at random"): start, ("spreading", "unsure"): start}
    for (kind, how), labeled in routes.items():
        fit = supervised if kind == "logistic" else spreading
        model = fit(labeled)
        scores.setdefault((kind, how), []).append(model.score(X_test, y_test))
        for size in (0, 20, 40):
            if how == "at random":
                labeled = np.append(labeled, rest[size : size + 20])
            else:
                labeled = ask(model, labeled, 20)
            model = fit(labeled)
            scores[kind, how].append(model.score(X_test, y_test))

print("mean test accuracy at      50     70     90    110 labels")
for (kind, how), values in scores.items():
    mean = np.reshape(values, (DRAWS, 4)).mean(axis=0)
    scores[kind, how] = mean
    print(f"{kind:9s} next 20 {how:9s}" + "".join(f"{m:7.3f}" for m in mean))
for kind in ("logistic", "spreading"):
    gain = scores[kind, "unsure"] - scores[kind, "at random"]
    print(f"{kind:9s} asking where unsure instead of at random, 110 labels: {gain[-1]:+.3f}")
assert scores["logistic", "unsure"][-1] > scores["logistic", "at random"][-1]
assert scores["spreading", "at random"][0] > scores["logistic", "unsure"][1]
