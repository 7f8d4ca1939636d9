"""How often two equally good models seem to differ, by the plain and the corrected t-test."""

import numpy as np
from scipy.stats import t

n, k, data_sets, rng = 60, 10, 200, np.random.default_rng(0)


def rejects(difference: np.ndarray, share: float) -> bool:
    """Say whether a t-test at 5 % calls the mean of the fold differences nonzero.

    Args:
        difference: score of model A minus that of model B, one entry per fold.
        share: extra variance for shared training rows: test rows over training rows, or 0.

    Source: Nadeau and Bengio, Inference for the Generalization Error, section 3.
    """
    variance = difference.var(ddof=1) * (1 / len(difference) + share)
    return bool(abs(difference.mean()) > t.ppf(0.975, len(difference) - 1) * np.sqrt(variance))


counts = {(r, rule): 0 for r in (1, 3, 10) for rule in ("plain", "corrected")}
for _ in range(data_sets):
    y = rng.choice([-1.0, 1.0], size=n)
    X = rng.normal(size=(n, 10)) + 0.3 * y[:, None]  # columns 0-4 are as good as columns 5-9
    difference = []
    for _ in range(10):  # ten rounds of 10 folds, each with another shuffle
        for test in np.array_split(rng.permutation(n), k):
            train = np.delete(np.arange(n), test)
            right = []
            for columns in (slice(0, 5), slice(5, 10)):
                gram = X[train, columns].T @ X[train, columns]
                w = np.linalg.solve(gram, X[train, columns].T @ y[train])
                right.append(np.mean(X[test, columns] @ w * y[test] > 0))
            difference.append(right[0] - right[1])
    for r in (1, 3, 10):
        folds = np.array(difference[: r * k])
        counts[r, "plain"] += rejects(folds, 0)
        counts[r, "corrected"] += rejects(folds, 1 / (k - 1))
for r in (1, 3, 10):
    plain, corrected = (counts[r, rule] / data_sets for rule in ("plain", "corrected"))
    print(f"{r:2d} x 10 folds: false alarms {plain:.2f} plain, {corrected:.2f} corrected")
assert counts[10, "plain"] > 0.3 * data_sets and counts[10, "corrected"] < 0.1 * data_sets
