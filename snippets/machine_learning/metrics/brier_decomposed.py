"""Reliability diagrams of an honest and a boastful model, and the Brier score in two parts."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from statsmodels.datasets import fair

survey = fair.load_pandas().data
y = (survey.pop("affairs") > 0).to_numpy(int)
X_a, X_b, y_a, y_b = train_test_split(survey, y, test_size=0.5, stratify=y, random_state=0)


def bins(p: np.ndarray, y: np.ndarray, B: int) -> np.ndarray:
    """Share of rows, mean stated p and share of positives per occupied bin, shape (3, bins)."""
    number = np.minimum((p * B).astype(int), B - 1)
    return np.array([[np.mean(number == b), p[number == b].mean(), y[number == b].mean()]
                     for b in np.unique(number)]).T  # fmt: skip


boosting = HistGradientBoostingClassifier(max_iter=150, learning_rate=0.3, random_state=0)
models = {
    "logistic": LogisticRegression(max_iter=1000).fit(X_a, y_a).predict_proba(X_b)[:, 1],
    "boosting": boosting.fit(X_a, y_a).predict_proba(X_b)[:, 1],
    "prevalence": np.full(len(y_b), y_a.mean()),
}
print("            Brier  calibration  refinement   rest  ECE with 5, 10, 40 bins")
fig, axes = plt.subplots(1, 2, figsize=(7, 3.5), sharey=True, layout="constrained")
table = {}
for i, (name, p) in enumerate(models.items()):
    weight, said, seen = bins(p, y_b, 10)
    calibration = weight @ (said - seen) ** 2
    refinement = weight @ (seen * (1 - seen))
    brier = np.mean((p - y_b) ** 2)
    ece = [w @ np.abs(s - t) for w, s, t in (bins(p, y_b, B) for B in (5, 10, 40))]
    number = np.minimum((p * 10).astype(int), 9)  # exact once each bin says one number
    one_value = said[np.searchsorted(np.unique(number), number)]
    assert np.isclose(np.mean((one_value - y_b) ** 2), calibration + refinement)
    rest = abs(brier - calibration - refinement)
    table[name] = calibration, refinement, ece[1]
    print(f"{name:10s}  {brier:.3f}  {calibration:11.3f}  {refinement:10.3f}  {rest:.3f}  "
          f"{ece[0]:.3f}  {ece[1]:.3f}  {ece[2]:.3f}")  # fmt: skip
    if i < 2:
        axes[i].plot([0, 1], [0, 1], ":", color="C7")
        axes[i].plot(said, seen, "o-", color=f"C{i}", markersize=4)
        axes[i].bar(said, weight, width=0.05, color=f"C{i}", alpha=0.35)
        axes[i].set(xlabel="mean stated probability", title=f"{name}, ECE {ece[1]:.3f}")
axes[0].set_ylabel("share that happened; bars: share of rows")
assert table["prevalence"][2] < 0.01 < table["logistic"][2] < table["boosting"][2] / 2
assert table["prevalence"][1] > max(table["logistic"][1], table["boosting"][1])
plt.show()
