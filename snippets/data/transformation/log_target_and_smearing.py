"""Fit the log of a target, come back by exp: the total is too low, and Duan's factor mends it."""

import numpy as np
import plotly.express as px
from scipy.stats import gmean
from sklearn.compose import TransformedTargetRegressor
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import GroupKFold

world = px.data.gapminder()
X = world[["lifeExp", "year"]].to_numpy()
y = world["gdpPercap"].to_numpy()  # dollars per head
logged = TransformedTargetRegressor(LinearRegression(), func=np.log, inverse_func=np.exp)

plain, back, smeared = (np.empty_like(y) for _ in range(3))
folds = GroupKFold(6, shuffle=True, random_state=0)
for train, test in folds.split(X, y, groups=world["country"]):
    plain[test] = LinearRegression().fit(X[train], y[train]).predict(X[test])
    logged.fit(X[train], y[train])
    back[test] = logged.predict(X[test])
    residual = np.log(y[train]) - np.log(logged.predict(X[train]))
    factor = np.exp(residual).mean()  # Duan (1983): E[exp(error)], no normality assumed
    smeared[test] = factor * back[test]

print("on unseen countries     mean prediction   median |error|   below zero")
for name, guess in (("plain", plain), ("log, then exp", back), ("with Duan's factor", smeared)):
    median = np.median(np.abs(guess - y))
    print(f"{name:20s} {guess.mean():18.0f} {median:16.0f} {np.sum(guess < 0):12d}")
print(f"{'observed':20s} {y.mean():18.0f}")
print(f"Duan's factor in the last fold: {factor:.2f}")

assert back.mean() < 0.85 * y.mean()  # the total of all predictions falls short
assert abs(smeared.mean() / y.mean() - 1) < 0.5 * abs(back.mean() / y.mean() - 1)
assert np.sum(plain < 0) > 100 and back.min() > 0
assert np.median(np.abs(back - y)) < np.median(np.abs(plain - y))

constant = np.exp(np.log(y).mean())  # with no features at all, the same thing in one line
assert np.isclose(constant, gmean(y))
print(f"exp of the mean log {constant:.0f}, median {np.median(y):.0f}, mean {y.mean():.0f}")
