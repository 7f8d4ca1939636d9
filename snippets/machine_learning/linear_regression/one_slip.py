"""One misplaced decimal point against five ways to draw the line through 235 households."""

import matplotlib.pyplot as plt
import numpy as np
import statsmodels.api as sm
from sklearn.linear_model import (
    HuberRegressor,
    LinearRegression,
    QuantileRegressor,
    RANSACRegressor,
    TheilSenRegressor,
)

household = sm.datasets.engel.load_pandas().data
income = household["income"].to_numpy() / 100  # HuberRegressor's tolerance wants small numbers
food = household["foodexp"].to_numpy() / 100
richest = income.argmax()
slip_y, slip_x = food.copy(), income.copy()
slip_y[richest] *= 10  # food typed with one digit too many
slip_x[richest] *= 10  # or the income
cases = {"clean": (income, food), "slip in food": (income, slip_y), "in income": (slip_x, food)}
models = {
    "least squares": LinearRegression(),
    "Huber": HuberRegressor(alpha=0, max_iter=1000),
    "median": QuantileRegressor(quantile=0.5, alpha=0, solver="highs"),
    "Theil-Sen": TheilSenRegressor(max_subpopulation=3_000, random_state=0),
    "RANSAC": RANSACRegressor(random_state=0),
}
print("slope            " + "".join(f"{case:>14s}" for case in cases))
slope = {}
for name, model in models.items():
    for case, (x, y) in cases.items():
        model.fit(x[:, None], y)
        ends = model.predict([[0.0], [10.0]])
        slope[name, case] = (ends[1] - ends[0]) / 10
    print(f"{name:17s}" + "".join(f"{slope[name, case]:14.3f}" for case in cases))
clean = slope["Huber", "clean"]
assert slope["least squares", "slip in food"] > 1.5 * clean
assert all(
    abs(slope[name, "slip in food"] - slope[name, "clean"]) < 0.06 for name in list(models)[1:]
)
assert slope["Huber", "in income"] < 0.65 * clean and slope["Theil-Sen", "in income"] > 0.8 * clean

fig, axes = plt.subplots(1, 2, figsize=(7, 3.3), layout="constrained", sharey=True)
some = np.r_[np.random.default_rng(0).choice(len(income), 100, replace=False), richest]
for ax, case in zip(axes, ("slip in food", "in income"), strict=True):
    x, y = cases[case]
    ax.plot(x[some], y[some], ".", color="C7", ms=4)
    ends = np.array([[2.0], [60.0]])
    for name, color in (("least squares", "C1"), ("Huber", "C0"), ("Theil-Sen", "C2")):
        ax.plot(ends, models[name].fit(x[:, None], y).predict(ends), color=color)
    ax.set(xlim=(0, 60), ylim=(0, 35), xlabel="income, hundred francs", title=case)
axes[0].text(24, 33, "least squares", color="C1", ha="right")
axes[0].text(33, 14, "Huber, Theil-Sen", color="C2")
axes[1].text(30, 20, "Theil-Sen", color="C2", ha="right")
axes[1].text(46, 12, "Huber", color="C0")
axes[1].text(44, 4, "least squares", color="C1", ha="center")
axes[0].set_ylabel("food, hundred francs")
plt.show()
