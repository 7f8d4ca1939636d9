"""What each threshold costs on held-out women: the cheapest one lies where theory puts it."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import confusion_matrix, make_scorer
from sklearn.model_selection import TunedThresholdClassifierCV, train_test_split
from statsmodels.datasets import fair

C_FP, C_FN = 10, 90  # an interview for nothing; a case that is missed

survey = fair.load_pandas().data
y = (survey.pop("affairs") > 3).to_numpy(int)
X = survey.to_numpy()
X_a, X_b, y_a, y_b = train_test_split(X, y, test_size=0.4, stratify=y, random_state=0)


def cost(y: np.ndarray, flagged: np.ndarray) -> float:
    """Return the cost per 1,000 cases of answers flagged to labels y, both shape (n,)."""
    _, FP, FN, _ = confusion_matrix(y, flagged).ravel()
    return 1000 * (C_FP * FP + C_FN * FN) / len(y)


model = HistGradientBoostingClassifier(max_iter=25, max_leaf_nodes=6, random_state=0)
p = model.fit(X_a, y_a).predict_proba(X_b)[:, 1]
t_star = C_FP / (C_FP + C_FN)
tuned = TunedThresholdClassifierCV(
    model, scoring=make_scorer(cost, greater_is_better=False), cv=5
).fit(X_a, y_a)

thresholds = np.linspace(0.01, 0.6, 60)
costs = np.array([cost(y_b, p > t) for t in thresholds])
results = {
    "flag nobody": cost(y_b, p > 1),
    "flag everybody": cost(y_b, p >= 0),
    "threshold 0.5": cost(y_b, p > 0.5),
    f"threshold {t_star:.1f}, from costs": cost(y_b, p > t_star),
    "threshold tuned by CV": cost(y_b, tuned.predict(X_b)),
    "best on the test set": costs.min(),
}
for name, value in results.items():
    print(f"{name:27} {value:6.0f} per 1,000 women")
print(f"tuned threshold {tuned.best_threshold_:.2f}")
nobody, _, half, theory, by_cv, best = results.values()
assert theory < 0.97 * half and by_cv < 0.97 * half and theory < 1.06 * best

fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
ax.plot(thresholds, costs, color="C0")
ax.axhline(nobody, color="C7", linestyle=":")
ax.text(0.6, nobody + 40, "flag nobody", color="C7", ha="right")
for t, color, label in ((t_star, "C1", "from costs"), (0.5, "C4", "default")):
    ax.plot(t, cost(y_b, p > t), "o", color=color)
    ax.annotate(f"{label}, {t:.1f}", (t, cost(y_b, p > t) - 120), color=color, va="top")
ax.set(xlabel="threshold on the predicted probability", ylabel="cost per 1,000 women")
ax.set_ylim(best - 500, nobody + 400)
plt.show()
