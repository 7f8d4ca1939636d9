"""Answer: rows of length 1 undo a change of exposure in digit scans, and ruin the wine table."""

import numpy as np
from sklearn.datasets import load_digits, load_wine
from sklearn.model_selection import cross_val_score, train_test_split
from sklearn.neighbors import KNeighborsClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import Normalizer, StandardScaler

X, y = load_digits(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0, stratify=y)
exposure = np.random.default_rng(0).uniform(0.1, 1.0, (len(X_test), 1))  # paler test scans
model = KNeighborsClassifier(3)


def unit_rows(X: np.ndarray) -> np.ndarray:
    """Divide every row by its own length; nothing is learned from other rows."""
    return X / np.linalg.norm(X, axis=1, keepdims=True)


assert np.allclose(unit_rows(X), Normalizer().fit_transform(X))
assert np.allclose(unit_rows(X_test * exposure), unit_rows(X_test))
raw = model.fit(X_train, y_train).score(X_test * exposure, y_test)
unit = model.fit(unit_rows(X_train), y_train).score(unit_rows(X_test * exposure), y_test)
print(f"digits, paler test scans: raw {raw:.3f}, unit rows {unit:.3f}")
assert unit > raw + 0.05

wine = load_wine()
scores = {
    name: cross_val_score(make_pipeline(step, model), wine.data, wine.target, cv=5).mean()
    for name, step in (("standardized columns", StandardScaler()), ("unit rows", Normalizer()))
}
for name, value in scores.items():
    print(f"wine, {name}: {value:.3f}")
assert scores["unit rows"] < scores["standardized columns"] - 0.1
