"""A prediction as a waterfall of exact Shapley values, equal to those of the shap library."""

from collections.abc import Callable
from itertools import combinations
from math import comb

import matplotlib.pyplot as plt
import numpy as np
from shap import TreeExplainer
from sklearn.datasets import load_diabetes
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split


def shapley(value: Callable[[tuple[int, ...]], float], d: int) -> np.ndarray:
    """Shapley value of each of d players, shape (d,), from all 2**d coalitions.

    Source: Lundberg and Lee, A Unified Approach to Interpreting Model Predictions, equation 4.
    """
    v = {S: value(S) for size in range(d + 1) for S in combinations(range(d), size)}
    phi = np.zeros(d)
    for S in v:
        for j in set(range(d)) - set(S):
            gain = v[tuple(sorted((*S, j)))] - v[S]
            phi[j] += gain / (d * comb(d - 1, len(S)))
    return phi


worth = {"": 0, "A": 6, "B": 6, "C": 0, "AB": 18, "AC": 12, "BC": 12, "ABC": 30}
game = shapley(lambda S: worth["".join("ABCD"[j] for j in S if j < 3)], 4)  # D adds nothing
print(f"game: A {game[0]:.0f}, B {game[1]:.0f}, C {game[2]:.0f}, D {game[3]:.0f}")
assert np.allclose(game, [12, 12, 6, 0])  # symmetry: A = B; dummy: D = 0; efficiency: sum 30

X, y = load_diabetes(return_X_y=True, as_frame=True, scaled=False)
names = list(X.columns)
train, test, y_train, _ = train_test_split(X.to_numpy(), y.to_numpy(), random_state=0)
# A threshold can equal a rounded measurement, and the libraries break such ties differently
nudge = 1 + 2e-6
background = train[:40] * nudge


def prediction_game(model, x: np.ndarray) -> Callable[[tuple[int, ...]], float]:
    """v(S): mean prediction when the columns in S come from x, the others from the background."""

    def value(S: tuple[int, ...]) -> float:
        rows = background.copy()
        rows[:, list(S)] = x[list(S)]
        return float(model.predict(rows).mean())

    return value


boosted = GradientBoostingRegressor(n_estimators=50, random_state=0).fit(train, y_train)
x = test[boosted.predict(test).argmax()] * nudge
phi = shapley(prediction_game(boosted, x), 10)
mean, prediction = boosted.predict(background).mean(), boosted.predict(x[None])[0]
library = TreeExplainer(boosted, background).shap_values(x[None])[0]
print(f"mean prediction {mean:.1f} + sum of the values {phi.sum():.1f} = {prediction:.1f}")
assert np.isclose(mean + phi.sum(), prediction)
assert np.abs(phi - library).max() < 1e-6
print("largest difference from TreeExplainer below 1e-6:", np.abs(phi - library).max() < 1e-6)

linear = LinearRegression().fit(train, y_train)
closed_form = linear.coef_ * (x - background.mean(0))
assert np.allclose(shapley(prediction_game(linear, x), 10), closed_form)
print("linear model: values equal coefficient x (value - mean)")

fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
order = np.argsort(np.abs(phi), kind="stable")
left = mean + np.cumsum(phi[order]) - phi[order]
ax.barh(np.arange(10), phi[order], left=left, color=["C1" if p > 0 else "C0" for p in phi[order]])
for row, j in enumerate(order):
    end = max(left[row], left[row] + phi[j])
    ax.text(end + 2, row, f"{phi[j]:+.1f}", va="center", fontsize=9)
ax.set_yticks(np.arange(10), [f"{names[j]} = {x[j]:.4g}" for j in order])
ax.axvline(mean, color="C7", lw=1, ls=":")
ax.axvline(prediction, color="C7", lw=1, ls=":")
ax.text(mean, 9.8, "mean", ha="center", color="C7")
ax.text(prediction, 9.8, "prediction", ha="center", color="C7")
ax.set(xlabel="predicted progression", xlim=(mean - 15, prediction + 25), ylim=(-0.6, 10.6))
plt.show()
