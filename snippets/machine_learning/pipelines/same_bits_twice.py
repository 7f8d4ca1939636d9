"""Integer, generator or nothing: what each kind of random_state repeats, by hash of the bits."""

from hashlib import sha256

import numpy as np
from sklearn.base import clone
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import KFold, cross_val_score

X, y = load_breast_cancer(return_X_y=True)


def digest(values: np.ndarray) -> str:
    """Return a SHA-256 of the array's bytes, dtype and shape."""
    head = f"{values.dtype.str}{values.shape}".encode()
    return sha256(head + np.ascontiguousarray(values).tobytes()).hexdigest()


def fit_twice(seed) -> bool:
    """Return whether two calls of fit on one forest give the same probabilities, to the bit."""
    forest = RandomForestClassifier(10, max_depth=3, random_state=seed)
    first, second = (digest(forest.fit(X, y).predict_proba(X)) for _ in range(2))
    return first == second


print("fit called twice gives the same bits")
kinds = {"integer": 0, "RandomState instance": np.random.RandomState(0), "None": None}
same = {name: fit_twice(seed) for name, seed in kinds.items()}
for name, answer in same.items():
    print(f"  {name:21s} {answer}")
assert same == {"integer": True, "RandomState instance": False, "None": False}

print("split called twice gives the same folds")
repeats = {}
for name, seed in (("integer", 0), ("RandomState instance", np.random.RandomState(0))):
    folds = KFold(5, shuffle=True, random_state=seed)
    first, second = (np.concatenate([test for _, test in folds.split(X)]) for _ in range(2))
    repeats[name] = np.array_equal(first, second)
    print(f"  {name:21s} {repeats[name]}")
assert repeats == {"integer": True, "RandomState instance": False}

# Two equal models, compared on folds that changed between the calls: a difference from nothing.
tree = RandomForestClassifier(10, max_depth=3, random_state=0)
for name, seed in (("integer", 0), ("RandomState instance", np.random.RandomState(0))):
    folds = KFold(5, shuffle=True, random_state=seed)
    a, b = (cross_val_score(clone(tree), X, y, cv=folds) for _ in range(2))
    print(
        f"a model against itself, folds by {name}: largest gap in a fold {np.abs(a - b).max():.3f}"
    )
    assert (np.abs(a - b).max() == 0) == (name == "integer")

left, right = np.array((0.1 + 0.2) + 0.3), np.array(0.1 + (0.2 + 0.3))
print("one sum in two orders, the same bits:", digest(left) == digest(right))
assert digest(left) != digest(right) and np.isclose(left, right)
