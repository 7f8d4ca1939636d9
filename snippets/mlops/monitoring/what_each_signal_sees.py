"""Four incidents against five signals: what each notices, and what none sees without labels."""

import numpy as np
from sklearn.datasets import load_digits
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split


def psi(p_counts: np.ndarray, q_counts: np.ndarray) -> float:
    """Population stability index of two count vectors of shape (n_bins,)."""
    p, q = ((c + 0.5) / (c.sum() + 0.5 * len(c)) for c in (p_counts, q_counts))
    return float(np.sum((q - p) * np.log(q / p)))


def feature_psi(reference: np.ndarray, live: np.ndarray) -> float:
    """PSI in ten bins of equal reference mass."""
    edges = np.quantile(reference, np.arange(1, 10) / 10)
    return psi(*(np.bincount(np.searchsorted(edges, v), minlength=10) for v in (reference, live)))


def ink_column(X: np.ndarray) -> np.ndarray:
    """Center of the ink from left (0) to right (7) of each 8x8 image, shape (n,)."""
    by_column = X.reshape(-1, 8, 8).sum(axis=1)
    return by_column @ np.arange(8) / by_column.sum(axis=1)


X, y = load_digits(return_X_y=True)
X_train, X_live, y_train, y_live = train_test_split(X, y, test_size=0.5, random_state=1, stratify=y)
model = RandomForestClassifier(50, random_state=0, oob_score=True).fit(X_train, y_train)
# Out of bag: each image judged by the trees that did not train on it.
usual = np.bincount(model.oob_decision_function_.argmax(axis=1), minlength=10)

moved = np.pad(X_live.reshape(-1, 8, 8), ((0, 0), (0, 0), (1, 0)))[:, :, :8].reshape(-1, 64)
weight = np.where(y_live == 1, 5, 1)
bulk = np.random.default_rng(0).choice(len(y_live), 900, p=weight / weight.sum())
swapped = np.select([y_live == 3, y_live == 8], [8, 3], y_live)
incidents = {
    "usual day": (X_live, y_live),
    "camera moved one pixel": (moved, y_live),
    "lamp at 85 %": (0.85 * X_live, y_live),
    "bulk mail full of ones": (X_live[bulk], y_live[bulk]),
    "chutes 3 and 8 swapped": (X_live, swapped),
}
print(f"{'':24}{'-- PSI against training --':>30}")
print(f"{'':24}{'ink at':>7}{'ink sum':>9}{'predicted':>11}{'confidence':>12}{'accuracy':>10}")
rows = {}
for name, (images, truth) in incidents.items():
    proba = model.predict_proba(images)
    predicted = np.bincount(proba.argmax(axis=1), minlength=10)
    rows[name] = (
        feature_psi(ink_column(X_train), ink_column(images)),
        feature_psi(X_train.sum(axis=1), images.sum(axis=1)),
        psi(usual, predicted),
        proba.max(axis=1).mean(),
        (proba.argmax(axis=1) == truth).mean(),
    )
    print("{:24}{:7.3f}{:9.3f}{:11.3f}{:12.3f}{:10.3f}".format(name, *rows[name]))

lamp, swap, day = (rows[name] for name in ("lamp at 85 %", "chutes 3 and 8 swapped", "usual day"))
assert lamp[1] > 0.25 and lamp[4] > day[4] - 0.05  # loud drift, little harm
assert swap[:4] == day[:4] and swap[4] < day[4] - 0.15  # great harm, nothing to see without labels
