"""The .632 bootstrap and its correction, on a forgetful and on a memorizing neighbor model."""

import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.neighbors import KNeighborsClassifier

X, diagnosis = load_breast_cancer(return_X_y=True)
X = (X - X.mean(axis=0)) / X.std(axis=0)
rng = np.random.default_rng(0)
coin = rng.integers(0, 2, len(X))


def bootstrap_errors(
    model: KNeighborsClassifier, X: np.ndarray, y: np.ndarray
) -> tuple[float, ...]:
    """Training error, out-of-bag error, .632 and .632+ estimates from 40 resamples.

    Source: Efron and Tibshirani, Improvements on Cross-Validation: The .632+ Bootstrap, 1997.
    """
    n, wrong, count = len(y), np.zeros(len(y)), np.zeros(len(y))
    for _ in range(40):
        drawn = rng.integers(0, n, n)
        out = np.setdiff1d(np.arange(n), drawn)
        wrong[out] += model.fit(X[drawn], y[drawn]).predict(X[out]) != y[out]
        count[out] += 1
    answers = model.fit(X, y).predict(X)
    train, out = np.mean(answers != y), np.mean(wrong[count > 0] / count[count > 0])
    share, said = y.mean(), answers.mean()
    luck = share * (1 - said) + (1 - share) * said  # error if answers had nothing to do with y
    overfit = np.clip((out - train) / (luck - train), 0, 1)
    weight = 0.632 / (1 - 0.368 * overfit)
    plus = (1 - weight) * train + weight * min(out, luck)
    return train, out, 0.368 * train + 0.632 * out, plus


print("error                    training  out of bag   .632  .632+  fresh rows")
rows = rng.permutation(len(X))
few, fresh = rows[:100], rows[100:]
for label, y in (("tumor", diagnosis), ("coin", coin)):
    for k in (15, 1):
        model = KNeighborsClassifier(k)
        estimate = bootstrap_errors(model, X[few], y[few])
        truth = np.mean(model.fit(X[few], y[few]).predict(X[fresh]) != y[fresh])
        print(f"{label:6s} {k:2d} neighbors" + "".join(f"{e:10.2f}" for e in (*estimate, truth)))
        if (label, k) == ("coin", 1):
            assert estimate[2] < 0.4 < estimate[3] and truth > 0.45
