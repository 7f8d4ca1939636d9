"""Reliability of three classifiers, and of two mended: probability said, share that happened."""

import matplotlib.pyplot as plt
import numpy as np
import statsmodels.api as sm
from sklearn.calibration import CalibratedClassifierCV
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

data = sm.datasets.randhie.load_pandas().data.sample(6000, random_state=0)
X, y = data.drop(columns="mdvis"), (data["mdvis"] > 0).astype(int)  # any visit to a doctor?
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.5, random_state=0)


def bins(p: np.ndarray, y: np.ndarray, n_bins: int = 10) -> np.ndarray:
    """Return mean probability, share of positives and rows per occupied bin, shape (3, bins)."""
    number = np.minimum((p * n_bins).astype(int), n_bins - 1)
    rows = [number == b for b in np.unique(number)]
    return np.array([[p[r].mean(), y[r].mean(), r.sum()] for r in rows]).T


def expected_calibration_error(p: np.ndarray, y: np.ndarray) -> float:
    """Average gap between said and seen, weighted by rows. Source: Guo et al., equation 3."""
    said, seen, rows = bins(p, y)
    return float(rows @ np.abs(said - seen) / len(y))


forest = RandomForestClassifier(30, random_state=0)
models = {
    "logistic": make_pipeline(StandardScaler(), LogisticRegression()),
    "naive Bayes": GaussianNB(),
    "forest": forest,
    "naive Bayes, isotonic": CalibratedClassifierCV(GaussianNB(), method="isotonic"),
    "forest, Platt": CalibratedClassifierCV(forest, method="sigmoid", cv=3),
}
print(f"share with a visit {y_test.mean():.2f}")
print(f"always that share      Brier {np.mean((y_train.mean() - y_test) ** 2):.3f}")
ece = {}
fig, axes = plt.subplots(1, 2, figsize=(7, 3.6), sharey=True, layout="constrained")
for i, (name, model) in enumerate(models.items()):
    p = model.fit(X_train, y_train).predict_proba(X_test)[:, 1]
    outcome = y_test.to_numpy()
    ece[name] = expected_calibration_error(p, outcome)
    print(f"{name:21s}  Brier {np.mean((p - outcome) ** 2):.3f}  ECE {ece[name]:.3f}")
    said, seen, rows = bins(p, outcome)
    ax, keep = axes[i // 3], rows >= 50
    ax.plot(said[keep], seen[keep], "o-", markersize=4, color=f"C{i % 3 + i // 3}", label=name)
for ax, title in zip(axes, ("as they come", "mended"), strict=True):
    ax.plot([0, 1], [0, 1], ":", color="C7")
    ax.set(xlabel="mean predicted probability", title=title)
    ax.legend(frameon=False, loc="upper left", fontsize=8)
axes[0].set_ylabel("share that happened")
assert ece["logistic"] < 0.06 < min(ece["naive Bayes"], ece["forest"])
assert ece["naive Bayes, isotonic"] < ece["naive Bayes"] / 2
assert ece["forest, Platt"] < ece["forest"] / 2
plt.show()
