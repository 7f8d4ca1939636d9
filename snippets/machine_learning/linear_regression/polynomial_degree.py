"""Polynomials of life expectancy on income: the degree by cross-validation, and the wild ends."""

import matplotlib.pyplot as plt
import numpy as np
import plotly.express as px
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import RepeatedKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, MinMaxScaler, PolynomialFeatures

world = px.data.gapminder().query("year == 2007")
X = world[["gdpPercap"]].to_numpy() / 1000  # thousand dollars per head
y = world["lifeExp"].to_numpy()


def polynomial(degree: int):
    """Map the feature to [-1, 1] first, so that its powers stay of one size."""
    scale = MinMaxScaler((-1, 1))
    return make_pipeline(scale, PolynomialFeatures(degree, include_bias=False), LinearRegression())


raw = PolynomialFeatures(8).fit_transform(X)
scaled = PolynomialFeatures(8).fit_transform(MinMaxScaler((-1, 1)).fit_transform(X))
print(f"condition number at degree 8: {np.linalg.cond(raw):.0e}, ", end="")
print(f"scaled to [-1, 1] {np.linalg.cond(scaled):.0e}")
assert np.linalg.cond(scaled) < 1e-6 * np.linalg.cond(raw)

folds = RepeatedKFold(n_splits=10, n_repeats=1, random_state=0)
degrees = np.arange(1, 13)
logged = make_pipeline(FunctionTransformer(np.log), LinearRegression())


def cv_error(model) -> float:
    """Root of the mean squared error over all folds, in years."""
    return np.sqrt(-cross_val_score(model, X, y, cv=folds, scoring="neg_mean_squared_error").mean())


held_out = np.array([cv_error(polynomial(d)) for d in degrees])
training = [np.sqrt(np.mean((y - polynomial(d).fit(X, y).predict(X)) ** 2)) for d in degrees]
best = degrees[held_out.argmin()]
log_error = cv_error(logged)
for d in (1, best, 12):
    print(f"degree {d:2d}: training {training[d - 1]:.2f} years, held out {held_out[d - 1]:.3g}")
print(f"a line in log income: held out {log_error:.2f}")
assert np.all(np.diff(training) < 1e-9) and 1 < best < 12 and held_out[-1] > held_out.min() + 0.3

poor = X[:, 0] < 20  # fit these, predict the rest
print(f"fitted to the {poor.sum()} countries below 20, error on the {(~poor).sum()} above:", end="")
far = {}
candidates = {"degree 1": polynomial(1), f"degree {best}": polynomial(best), "log": logged}
for name, model in candidates.items():
    guess = model.fit(X[poor], y[poor]).predict(X[~poor])
    far[name] = np.sqrt(np.mean((guess - y[~poor]) ** 2))
    print(f" {name} {far[name]:.2g}", end="")
print(" years")
assert far[f"degree {best}"] > 5 * far["log"]

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.4), layout="constrained", width_ratios=[2, 3])
left.plot(degrees, training, "o-", color="C0")
left.plot(degrees, held_out, "o-", color="C1")
left.text(5, training[4] - 0.35, "training", color="C0", va="top", ha="center")
left.text(2.2, 9.5, "held out", color="C1")
left.set(ylim=(5, 12), xlabel="degree", ylabel="error, years", xticks=degrees[1::2])
grid = np.linspace(0.3, 60, 300)[:, None]
right.plot(X, y, ".", color="C7", ms=4)
for model, color, label, at in (
    (polynomial(1), "C0", "degree 1", (34, 89)),
    (polynomial(best), "C2", f"degree {best}", (42, 103)),
    (polynomial(12), "C1", "degree 12", (39, 58)),
    (logged, "C3", "log", (55, 79)),
):
    right.plot(grid, model.fit(X, y).predict(grid), color=color)
    right.text(*at, label, color=color, fontsize=9)
right.set(ylim=(40, 108), xlabel="income, thousand dollars per head", ylabel="life expectancy")
plt.show()
