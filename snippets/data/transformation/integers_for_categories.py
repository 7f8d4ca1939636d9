"""Five continents coded 0 to 4 in all 120 orders: the score of a line depends on the order."""

from itertools import permutations

import matplotlib.pyplot as plt
import numpy as np
import plotly.express as px
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder
from sklearn.tree import DecisionTreeRegressor

world = px.data.gapminder().query("year == 2007")
y = world["lifeExp"].to_numpy()
codes = OrdinalEncoder().fit_transform(world[["continent"]])[:, 0].astype(int)  # alphabetical
names = np.unique(world["continent"])
assert (names[codes] == world["continent"]).all()

folds = list(StratifiedKFold(2, shuffle=True, random_state=0).split(codes, codes))


def r2(X: np.ndarray, model) -> float:
    """Return the mean held-out R²; each half has every continent."""
    return np.mean([model.fit(X[a], y[a]).score(X[b], y[b]) for a, b in folds])


orders = [np.array(order) for order in permutations(range(5))]
line = np.array([r2(order[codes][:, None], LinearRegression()) for order in orders])
deep = np.array([r2(order[codes][:, None], DecisionTreeRegressor()) for order in orders])
hot = r2(OneHotEncoder(sparse_output=False).fit_transform(codes[:, None]), LinearRegression())

best = names[np.argsort(orders[line.argmax()], kind="stable")]
means = world.groupby("continent")["lifeExp"].mean()
print("life expectancy from the continent, R² on held-out countries")
print(f"line on integers, alphabetical order: {line[0]:.2f}")
print(f"line on integers, 120 orders: worst {line.min():.2f}, median {np.median(line):.2f}", end="")
print(f", best {line.max():.2f}")
print(f"tree on integers: worst {deep.min():.2f}, best {deep.max():.2f}")
print(f"line on one-hot columns: {hot:.2f}")
print("mean life expectancy:", ", ".join(f"{name} {means[name]:.0f}" for name in names))
assert line.min() < 0.1 and line.max() < hot + 0.02 and np.median(line) < hot - 0.2
assert np.ptp(deep) < 1e-6 and abs(deep[0] - hot) < 1e-6  # five leaves, the same five means

fig, ax = plt.subplots(figsize=(7, 2.8), layout="constrained")
ax.plot(np.sort(line), ".", color="C0", markersize=4)
ax.axhline(hot, color="C1")
ax.text(2, hot - 0.02, "one-hot with a line; a tree on any integers", color="C1", va="top")
place = int(np.sum(line < line[0]))
ax.plot(place, line[0], "o", color="C4")
ax.text(place - 2, line[0] + 0.02, "alphabetical", color="C4", ha="right")
ax.set(xlabel="order of the five integers, from worst to best", ylabel="held-out R²")
plt.show()
