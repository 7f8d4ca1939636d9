"""Held-out accuracy of a straight, a local and a flexible model as the training set grows from 40 to 8,000 rows."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.base import clone
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier

SIZES, N_TEST = [40, 120, 400, 1200, 8000], 4000
rng = np.random.default_rng(0)


def draw(n: int) -> tuple[np.ndarray, np.ndarray]:
    """Ten features: a linear part that is easy to learn, an interaction that takes data, and noise."""
    X = rng.normal(size=(n, 10))
    logit = 1.5 * X[:, 0] + X[:, 1] - X[:, 2] + 2.5 * X[:, 3] * X[:, 4]
    return X, (rng.random(n) < 1 / (1 + np.exp(-logit))).astype(int)


X, y = draw(SIZES[-1])
X_test, y_test = draw(N_TEST)
best = np.mean(  # what the true logits reach: no model can be expected to beat it
    (1.5 * X_test[:, 0] + X_test[:, 1] - X_test[:, 2] + 2.5 * X_test[:, 3] * X_test[:, 4] > 0)
    == y_test
)
models = {
    "logistic regression": LogisticRegression(),
    "15 neighbors": KNeighborsClassifier(15),
    "random forest": RandomForestClassifier(40, min_samples_leaf=3, random_state=0),
    "gradient boosting": HistGradientBoostingClassifier(
        max_iter=60, min_samples_leaf=10, random_state=0
    ),
}
fig, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
curve = {}
print(f"{'training rows':22}" + "".join(f"{n:8,}" for n in SIZES))
for color, (name, model) in enumerate(models.items()):
    curve[name] = []
    for n in SIZES:
        starts = range(0, min(3 * n, SIZES[-1] - n + 1), n)  # up to three separate training sets
        runs = [clone(model).fit(X[s : s + n], y[s : s + n]).score(X_test, y_test) for s in starts]
        curve[name].append(np.mean(runs))
    print(f"{name:22}" + "".join(f"{a:8.2f}" for a in curve[name]))
    ax.semilogx(SIZES, curve[name], "o-", color=f"C{color}")
    lift = {"15 neighbors": 2, "random forest": -9}.get(
        name, -3
    )  # these two end at the same height
    ax.annotate(
        name, (SIZES[-1], curve[name][-1]), (6, lift), textcoords="offset points", color=f"C{color}"
    )
print(f"{'best possible':22}{best:8.2f}")
ax.axhline(best, color="C7", linestyle="--")
ax.annotate("best possible", (SIZES[0], best), (0, -12), textcoords="offset points", color="C7")
ax.set(xlabel="training rows", ylabel="held-out accuracy", xlim=(35, 40000))

assert max(curve, key=lambda name: curve[name][0]) == "logistic regression"
assert max(curve, key=lambda name: curve[name][-1]) == "gradient boosting"
plt.show()
