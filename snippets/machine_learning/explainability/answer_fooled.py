"""A classifier that decides by sex alone and shows the explainer something else."""

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import Ridge

X, _ = load_diabetes(return_X_y=True, as_frame=True, scaled=False)
names, X = list(X.columns), X.to_numpy()
scale, rng = X.std(0), np.random.default_rng(0)


def perturbed(x: np.ndarray, n: int) -> np.ndarray:
    """n rows around x with Gaussian noise, as an explainer makes them; shape (n, d)."""
    return x + rng.normal(size=(n, len(x))) * scale


# A detector learns to tell real patients from the explainer's made-up ones
fakes = np.vstack([perturbed(x, 1) for x in X[:300]])
detector = RandomForestClassifier(50, random_state=0)
detector.fit(np.vstack([X[:300], fakes]), np.repeat([1, 0], 300))


def scaffold(rows: np.ndarray) -> np.ndarray:
    """Sex for real rows, blood pressure for made-up ones; rows (n, d), result (n,)."""
    return np.where(detector.predict(rows) == 1, rows[:, 1] > 1.5, rows[:, 3] > 95).astype(float)


unseen = X[300:]
honest = np.mean(scaffold(unseen) == (unseen[:, 1] > 1.5))
tops = []
for x in unseen[:30]:
    Z = perturbed(x, 300)
    weights = np.exp(-(((Z - x) / scale) ** 2).sum(1) / 2.4**2)
    slopes = Ridge(1e-3).fit((Z - x) / scale, scaffold(Z), sample_weight=weights).coef_
    tops.append(names[np.abs(slopes).argmax()])
print(f"real patients decided by sex alone: {100 * honest:.0f} %")
print(f"explanations that name sex first: {tops.count('sex')} of 30, bp first: {tops.count('bp')}")
assert honest > 0.9 and tops.count("sex") < 10
