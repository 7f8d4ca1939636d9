"""Copied features: the same decisions, ever more extreme probabilities, and two remedies."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.calibration import CalibratedClassifierCV, calibration_curve
from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import cross_val_predict
from sklearn.naive_bayes import GaussianNB

rng = np.random.default_rng(0)
n = 6_000
y = np.arange(n) % 2
X = rng.normal(size=(n, 2)) + np.where(y == 1, 0.5, -0.5)[:, None]  # naive Bayes is exact here
half = n // 2


def probability(model, copies: int) -> np.ndarray:
    """Fit on the first half with every column copied; return P(class 1) on the second half."""
    X_copied = np.tile(X, copies)
    return model.fit(X_copied[:half], y[:half]).predict_proba(X_copied[half:])[:, 1]


runs = {
    "1 copy": probability(GaussianNB(), 1),
    "3 copies": probability(GaussianNB(), 3),
    "20 copies": probability(GaussianNB(), 20),
    "20, sigmoid": probability(CalibratedClassifierCV(GaussianNB(), cv=5), 20),
    "20, isotonic": probability(CalibratedClassifierCV(GaussianNB(), method="isotonic", cv=5), 20),
    "20, logistic": probability(LogisticRegression(), 20),
}
uneven = np.column_stack([X[:, [0] * 20], X[:, 1]])  # one witness has twenty phones
runs["20 of one only"] = (
    GaussianNB().fit(uneven[:half], y[:half]).predict_proba(uneven[half:])[:, 1]
)
print("model            accuracy  log loss  beyond 0.01 and 0.99")
loss = {}
for name, p in runs.items():
    loss[name] = log_loss(y[half:], p)
    accuracy, extreme = np.mean((p > 0.5) == y[half:]), np.mean(abs(p - 0.5) > 0.49)
    print(f"{name:15} {accuracy:9.3f} {loss[name]:9.3f} {extreme:11.2f}")
assert np.array_equal(runs["1 copy"] > 0.5, runs["20 copies"] > 0.5)
assert loss["20 copies"] > 3 * loss["1 copy"]
assert np.mean((runs["20 of one only"] > 0.5) == y[half:]) < 0.73
assert loss["20, isotonic"] < loss["20, sigmoid"] - 0.02
assert max(loss["20, isotonic"], loss["20, logistic"]) < 1.1 * loss["1 copy"]

X_real, y_real = load_breast_cancer(return_X_y=True)
p = cross_val_predict(GaussianNB(), X_real, y_real, cv=5, method="predict_proba")[:, 1]
sure = abs(p - 0.5) > 0.49
wrong = np.mean((p > 0.5)[sure] != y_real[sure])
assert wrong > 0.03
print(f"tumors: {sure.mean():.2f} of the answers claim over 99 %, {wrong:.3f} of those are wrong")

fig, ax = plt.subplots(figsize=(7, 4), layout="constrained")
ax.plot([0, 1], [0, 1], color="C7", lw=0.8)
for i, name in enumerate(["1 copy", "3 copies", "20 copies", "20, isotonic"]):
    share, claimed = calibration_curve(y[half:], runs[name], n_bins=8)
    ax.plot(claimed, share, "o-", ms=4, color=f"C{i}", label=name)
ax.set(xlabel="claimed probability of class 1", ylabel="observed share of class 1")
ax.legend(frameon=False)
plt.show()
