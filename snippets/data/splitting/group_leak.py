"""The same model scored with folds by row, by country and by continent, and on new countries."""

import numpy as np
from plotly.express.data import gapminder
from sklearn.model_selection import (
    GroupKFold,
    GroupShuffleSplit,
    KFold,
    LeaveOneGroupOut,
    cross_val_score,
)
from sklearn.neighbors import KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

data = gapminder()  # 142 countries, each measured in 12 years from 1952 to 2007
plain = np.column_stack([data["year"], np.log(data["gdpPercap"]), np.log(data["pop"])])
coded = np.column_stack([plain, data["iso_num"]])  # with the numeric country code left in
life = data["lifeExp"].to_numpy()
model = make_pipeline(StandardScaler(), KNeighborsRegressor(3, weights="distance"))
schemes = {
    "row": (KFold(5, shuffle=True, random_state=0), None),
    "country": (GroupKFold(5), data["country"]),
    "continent": (LeaveOneGroupOut(), data["continent"]),
    "20 x 40 new countries": (GroupShuffleSplit(20, test_size=40, random_state=0), data["country"]),
}
print(f"mean error in years {'with code':>14s} {'without':>8s}")
error = {}
for name, (folds, groups) in schemes.items():
    error[name] = [
        -cross_val_score(
            model, X, life, cv=folds, groups=groups, scoring="neg_mean_absolute_error"
        ).mean()
        for X in (coded, plain)
    ]
    print(f"{name:23s} {error[name][0]:10.1f} {error[name][1]:8.1f}")
row, country = error["row"], error["country"]
assert country[0] > 1.7 * row[0] and country[1] > row[1]
assert row[0] < row[1] and country[0] > country[1]  # folds by row recommend the worse features
assert abs(error["20 x 40 new countries"][0] - country[0]) < 0.6
