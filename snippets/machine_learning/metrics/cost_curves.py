"""Loss per case against the price of a false alarm, two models and two rules without a model."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, f1_score
from sklearn.model_selection import train_test_split
from sklearn.naive_bayes import GaussianNB
from statsmodels.datasets import fair


def threshold(U: np.ndarray) -> float:
    """Act above this probability; U[truth, action] is the gain of each of the four outcomes."""
    regret_alarm, regret_miss = U[0, 0] - U[0, 1], U[1, 1] - U[1, 0]
    return regret_alarm / (regret_alarm + regret_miss)


def loss(y: np.ndarray, p: np.ndarray, c: float) -> float:
    """Twice the mean cost at threshold c, where a false alarm costs c and a miss 1 - c.

    Source: Hernández-Orallo, Flach and Ferri, A unified view of performance metrics (JMLR 2012).
    """
    return 2 * np.mean(np.where(y == 1, (1 - c) * (p <= c), c * (p > c)))


survey = fair.load_pandas().data
y = (survey.pop("affairs") > 0).to_numpy(int)
X_a, X_b, y_a, y_b = train_test_split(survey, y, test_size=0.5, stratify=y, random_state=0)
models = {"logistic": LogisticRegression(max_iter=1000), "naive Bayes": GaussianNB()}
p = {name: m.fit(X_a, y_a).predict_proba(X_b)[:, 1] for name, m in models.items()}

U = np.array([[0.0, -20.0], [0.0, 30.0]])  # a call costs 20 and wins 50 where it was needed
grid = np.linspace(0.05, 0.9, 86)
p_train = models["logistic"].predict_proba(X_a)[:, 1]
f1_best = grid[np.argmax([f1_score(y_a, p_train > g) for g in grid])]
profit = {}
for name, t in (("from gains", threshold(U)), ("0.5", 0.5), ("best F1", f1_best), ("all", -1)):
    profit[name] = 1000 * U[y_b, (p["logistic"] > t).astype(int)].mean()
    print(f"call above {t:5.2f} ({name:10s}): profit {profit[name]:6.0f} per 1,000")
hindsight = max(1000 * U[y_b, (p["logistic"] > g).astype(int)].mean() for g in grid)
print(f"best threshold in hindsight: profit {hindsight:.0f}")
assert profit["from gains"] == max(profit.values()) > 0.85 * hindsight

costs = np.linspace(0.0005, 0.9995, 1000)  # midpoints of 1,000 slices
fig, ax = plt.subplots(figsize=(7, 3.5), layout="constrained")
for i, (name, q) in enumerate(p.items()):
    curve = np.array([loss(y_b, q, c) for c in costs])
    brier = brier_score_loss(y_b, q)
    assert np.isclose(curve.mean(), brier, atol=1e-4)
    print(f"{name:11s} area under the cost curve {curve.mean():.3f}, Brier score {brier:.3f}")
    ax.plot(costs[::10], curve[::10], color=f"C{i}", label=name)
share = y_b.mean()
ax.plot([0, 1], [2 * share, 0], ":", color="C7", label="never act")
ax.plot([0, 1], [0, 2 * (1 - share)], "--", color="C7", label="always act")
ax.set(xlabel="c: cost of a false alarm (a miss costs 1 - c)", ylabel="loss", ylim=(0, 0.62))
ax.legend(frameon=False, loc="upper right")
plt.show()
