"""Split rows into two parts, plainly and class by class, and count the rare class."""

import numpy as np
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier


def split(n: int, test_share: float, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return shuffled row numbers of the training part and of the test part."""
    order = rng.permutation(n)
    n_test = int(np.ceil(test_share * n))  # scikit-learn rounds the test part up
    return order[n_test:], order[:n_test]


def stratified_split(
    y: np.ndarray, test_share: float, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Split the rows of every class on their own, so that both parts keep the class shares."""
    parts = []
    for label in np.unique(y):
        rows = np.flatnonzero(y == label)
        n_test = round(test_share * len(rows))
        rows = rng.permutation(rows)
        parts.append((rows[n_test:], rows[:n_test]))
    train, test = (np.concatenate(part) for part in zip(*parts, strict=True))
    return rng.permutation(train), rng.permutation(test)


rng = np.random.default_rng(0)
for n in (10, 101, 569):
    train, test = split(n, 0.25, rng)
    reference = train_test_split(np.arange(n), test_size=0.25, random_state=0)
    assert [len(train), len(test)] == [len(part) for part in reference]
    assert np.array_equal(np.sort(np.concatenate([train, test])), np.arange(n))  # each row once

X, y = load_iris(return_X_y=True)  # the file is sorted: 50 setosa, 50 versicolor, 50 virginica
in_order = KNeighborsClassifier().fit(X[:100], y[:100]).score(X[100:], y[100:])
train, test = split(150, 1 / 3, rng)
shuffled = KNeighborsClassifier().fit(X[train], y[train]).score(X[test], y[test])
print(f"iris, last third as test: accuracy {in_order:.2f}; shuffled first: {shuffled:.2f}")
assert in_order == 0 and shuffled > 0.9

rare = np.repeat([0, 1], [190, 10])  # 200 rows, 5 % positive
plain = [rare[split(200, 0.2, rng)[1]].sum() for _ in range(1000)]
strata = [rare[stratified_split(rare, 0.2, rng)[1]].sum() for _ in range(1000)]
by_sklearn = train_test_split(rare, test_size=0.2, stratify=rare, random_state=0)[1].sum()
none = np.mean(np.array(plain) == 0)
print(f"positives among 40 test rows, plain: {min(plain)} to {max(plain)}, none in {none:.0%}")
print(f"positives among 40 test rows, stratified: {min(strata)} to {max(strata)}")
assert set(strata) == {2} == {int(by_sklearn)} and none > 0.05
