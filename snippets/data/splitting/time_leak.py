"""A forest fills the holes of a shuffled split and knows nothing of the future."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import KFold, TimeSeriesSplit, cross_val_score
from statsmodels.datasets import co2

series = co2.load_pandas().data["co2"].resample("MS").mean().interpolate()  # Mauna Loa, ppm
month, year = series.index.month.to_numpy(), series.index.year.to_numpy()
X, y = np.column_stack([year + (month - 1) / 12, month]), series.to_numpy()
past, future = year < 1992, year >= 1992  # deployment: ten years that nobody has seen
forest = RandomForestRegressor(n_estimators=50, random_state=0)


def error(cv: KFold | TimeSeriesSplit) -> float:
    """Return the mean absolute error over the folds of the past, in ppm."""
    scores = cross_val_score(forest, X[past], y[past], cv=cv, scoring="neg_mean_absolute_error")
    return float(-scores.mean())


shuffled = error(KFold(5, shuffle=True, random_state=0))
forward = error(TimeSeriesSplit(5))
forest.fit(X[past], y[past])
predicted = forest.predict(X[future])
real = np.mean(np.abs(y[future] - predicted))
print(f"shuffled folds: {shuffled:.2f} ppm")
print(f"folds in order of time: {forward:.2f} ppm")
print(f"the ten years after: {real:.2f} ppm")
assert shuffled < 1 < forward and real > 5 * shuffled

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
show = year >= 1980
ax.plot(X[show, 0], y[show], color="C0", lw=1)
ax.plot(X[future, 0], predicted, color="C1", lw=1.5)
ax.text(1982, 350, "measured", color="C0")
ax.text(1994, 351, "predicted after training to 1991", color="C1")
ax.set(xlabel="year", ylabel="CO2, ppm")
plt.show()
