"""Three models, six scores with 95 % bootstrap intervals: the winner depends on the score."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.stats import binomtest, rankdata
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from statsmodels.datasets import fair
from statsmodels.stats.contingency_tables import mcnemar

survey = fair.load_pandas().data
y = (survey.pop("affairs") > 0).to_numpy(int)
X_a, X_b, y_a, y_b = train_test_split(survey, y, test_size=1000, stratify=y, random_state=0)
models = {
    "boosting": HistGradientBoostingClassifier(max_iter=40, max_leaf_nodes=6, random_state=0),
    "forest": RandomForestClassifier(40, min_samples_leaf=40, random_state=0),
    "weighted": LogisticRegression(class_weight="balanced", max_iter=1000),
}


def scores(y: np.ndarray, p: np.ndarray) -> list[float]:
    """Accuracy, precision, recall, F1, AUC and Brier score of probabilities p (n,)."""
    flag = p > 0.5
    TP, n1 = np.sum(flag & (y == 1)), y.sum()
    auc = (rankdata(p)[y == 1].sum() - n1 * (n1 + 1) / 2) / (n1 * (len(y) - n1))
    return [np.mean(flag == y), TP / flag.sum(), TP / n1, 2 * TP / (n1 + flag.sum()), auc,
            np.mean((p - y) ** 2)]  # fmt: skip


names = ["accuracy", "precision", "recall", "F1", "AUC", "Brier"]
rng = np.random.default_rng(0)
resamples = rng.integers(0, len(y_b), size=(400, len(y_b)))  # the same rows for every model
fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
point, right, cells = {}, {}, []
for i, (name, model) in enumerate(models.items()):
    p = model.fit(X_a, y_a).predict_proba(X_b)[:, 1]
    point[name], right[name] = scores(y_b, p), (p > 0.5) == y_b
    low, high = np.quantile([scores(y_b[r], p[r]) for r in resamples], [0.025, 0.975], axis=0)
    interval = zip(point[name], low, high, strict=True)
    cells.append([f"{s:.3f} ({a:.2f}-{b:.2f})" for s, a, b in interval])
    for j in range(6):
        ax.plot([low[j], high[j]], [5 - j + 0.2 * (1 - i)] * 2, color=f"C{i}")
    ax.plot(point[name], 5 - np.arange(6) + 0.2 * (1 - i), "o", color=f"C{i}", label=name)
ax.set(yticks=range(6), yticklabels=names[::-1], xlabel="score on 1,000 held-out women")
ax.legend(frameon=False, loc="upper left")

table = np.array(list(point.values())) * [1, 1, 1, 1, 1, -1]
winners = [list(models)[k] for k in table.argmax(axis=0)]
assert len(set(winners[:3])) == 3  # accuracy, precision and recall: three winners
print(" " * 9 + "".join(f"  {name:17s}" for name in models) + "  best")
for name, row, winner in zip(names, zip(*cells, strict=True), winners, strict=True):
    print(f"{name:9s}" + "".join(f"  {cell:17s}" for cell in row) + f"  {winner}")
for other in ("forest", "weighted"):
    a, b = right["boosting"], right[other]
    only_a, only_b = int(np.sum(a & ~b)), int(np.sum(b & ~a))  # rows on which they disagree
    p_value = binomtest(only_a, only_a + only_b).pvalue
    square = [[np.sum(a & b), only_a], [only_b, np.sum(~a & ~b)]]
    assert np.isclose(p_value, mcnemar(square, exact=True).pvalue)
    p_text = f"p = {p_value:.2f}" if p_value > 0.001 else "p < 0.001"
    print(f"McNemar, boosting against {other}: {only_a} to {only_b}, {p_text}")
plt.show()
