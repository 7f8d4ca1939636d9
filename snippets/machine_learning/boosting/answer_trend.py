"""Beyond the last year, boosted trees stand still; boosting what a line leaves over goes on."""

import numpy as np
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.linear_model import LinearRegression

rng = np.random.default_rng(0)
month = np.arange(120)
X = np.c_[month, month % 12]
y = 100 + 2 * month + 15 * np.sin(2 * np.pi * month / 12) + 3 * rng.normal(size=120)
past, future = slice(0, 96), slice(96, 120)

boosting = GradientBoostingRegressor(max_depth=2, random_state=0)
line = LinearRegression().fit(X[past, :1], y[past])
trend = line.predict(X[:, :1])
answers = {
    "boosting": boosting.fit(X[past], y[past]).predict(X[future]),
    "line": trend[future],
    "line + boosting of its residuals": trend[future]
    + boosting.fit(X[past, 1:], (y - trend)[past]).predict(X[future, 1:]),
}
rmse = {name: np.sqrt(np.mean((a - y[future]) ** 2)) for name, a in answers.items()}
for name, value in rmse.items():
    print(f"{name:33s} error over the next 24 months {value:5.1f}, highest answer ", end="")
    print(f"{answers[name].max():.0f}")
print(f"highest sale seen in training {y[past].max():.0f}, to come {y[future].max():.0f}")
assert answers["boosting"].max() <= y[past].max() + 5
assert rmse["line + boosting of its residuals"] < rmse["line"] < rmse["boosting"]
