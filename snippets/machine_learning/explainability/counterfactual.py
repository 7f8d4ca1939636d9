"""The smallest change that turns a no into a yes: anywhere, and only where a patient can move."""

from itertools import combinations, product

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X, y = load_diabetes(return_X_y=True, as_frame=True, scaled=False)
names = list(X.columns)
X, fast = X.to_numpy(), y.to_numpy() > 150  # fast progression: refused
train, test, y_train, y_test = train_test_split(X, fast, random_state=0)
model = make_pipeline(StandardScaler(), LogisticRegression()).fit(train, y_train)
print(f"held-out accuracy {model.score(test, y_test):.2f}, always no {1 - y_test.mean():.2f}")
mean, scale = model[0].mean_, model[0].scale_
risk = model.predict_proba(test)[:, 1]
x = test[np.abs(risk - 0.72).argmin()]
print(f"refused: risk {model.predict_proba(x[None])[0, 1]:.2f}")

# Linear model: the nearest point of the border lies straight along the coefficients
w, logit = model[-1].coef_[0], model.decision_function(x[None])[0]
nearest = x - 1.001 * logit * w / (w @ w) * scale
assert not model.predict(nearest[None])[0]
print("nearest point that is accepted:")
moved = [f"{names[j]} {x[j]:.4g}->{nearest[j]:.4g}" for j in range(4)]
print("  " + ", ".join(moved))
print(f"  {10 - np.isclose(x, nearest).sum()} of 10 columns change, sex is now {nearest[1]:.2f}")


def cheapest(predict, x: np.ndarray, moves: dict[int, np.ndarray]) -> tuple[float, np.ndarray]:
    """Cheapest change of at most two columns that predict refuses no more.

    Args:
        predict: Maps (n, d) to n booleans, True for refused; any model.
        x: Refused row, shape (d,).
        moves: Allowed steps per column, in standard deviations.

    Returns:
        Cost (sum of absolute steps) and the changed row, shape (d,).
    """
    best = (np.inf, x)
    for i, j in combinations(moves, 2):
        steps = np.array(list(product(moves[i], moves[j])))
        rows = np.tile(x, (len(steps), 1))
        rows[:, [i, j]] += steps * scale[[i, j]]
        inside = ((rows >= train.min(0)) & (rows <= train.max(0))).all(1)
        cost = np.where(predict(rows) | ~inside, np.inf, np.abs(steps).sum(1))
        if cost.min() < best[0] - 1e-9:
            best = (cost.min(), rows[cost.argmin()])
    return best


down = np.round(np.arange(0, -2.01, -0.1), 1)
both_ways = np.round(np.arange(-2, 2.01, 0.1), 1)
anything = cheapest(model.predict, x, {j: both_ways for j in range(10)})
can_move = [names.index(n) for n in ("bmi", "bp", "s6")]  # weight, blood pressure, glucose
feasible = cheapest(model.predict, x, {j: down for j in can_move})
for name, (cost, row) in (("any two columns", anything), ("bmi, bp, s6 down", feasible)):
    changed = [j for j in range(10) if not np.isclose(x[j], row[j])]
    text = ", ".join(f"{names[j]} {x[j]:.3g}->{row[j]:.3g}" for j in changed)
    gap = np.linalg.norm((train - row) / scale, axis=1).min()
    print(f"{name}: {text}; cost {cost:.1f} sd, nearest real patient {gap:.1f} sd away")
    assert not model.predict(row[None])[0]
assert feasible[0] > anything[0] and np.isclose(feasible[1][[0, 1]], x[[0, 1]]).all()
