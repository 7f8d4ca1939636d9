"""Life expectancy from raw, engineered and selected columns, by country, tested once."""
# one seed: to be revised

import numpy as np
import pandas as pd
import plotly.express as px
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.ensemble import HistGradientBoostingRegressor
from sklearn.feature_selection import SelectFromModel
from sklearn.linear_model import Lasso, LinearRegression
from sklearn.model_selection import GroupKFold, GroupShuffleSplit, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

table = px.data.gapminder().sort_values(["country", "year"], kind="stable", ignore_index=True)
table["log_gdp"] = np.log(table.gdpPercap)
table["growth"] = table.groupby("country").log_gdp.diff().fillna(0.0)  # from the past only
continents = pd.get_dummies(table.continent, dtype=float)
raw = pd.concat([table[["year", "pop", "gdpPercap"]], continents], axis=1)
logs = raw.drop(columns=["pop", "gdpPercap"]).assign(
    log_gdp=table.log_gdp, log_pop=np.log(table["pop"]), growth=table.growth
)


class Engineered(TransformerMixin, BaseEstimator):
    """Income against the continent's median that year, and products with time and continent."""

    def fit(self, X: pd.DataFrame, y=None):
        place = X[continents.columns].idxmax(axis=1)
        self.median_ = X.log_gdp.groupby([place, X.year]).median()  # training countries only
        return self

    def transform(self, X: pd.DataFrame) -> pd.DataFrame:
        place = X[continents.columns].idxmax(axis=1)
        usual = self.median_.reindex(pd.MultiIndex.from_arrays([place, X.year])).to_numpy()
        time, income = (X.year - 1980) / 10, X.log_gdp - 8
        more = {
            "relative": X.log_gdp - usual,
            "income2": income**2,
            "time2": time**2,
            "income x time": income * time,
        }
        more |= {f"{c} x time": X[c] * time for c in continents.columns}
        more |= {f"{c} x income": X[c] * income for c in continents.columns}
        return X.assign(**more)


y, country = table.lifeExp, table.country
train, test = next(GroupShuffleSplit(1, test_size=0.25, random_state=0).split(raw, y, country))
folds = GroupKFold(5, shuffle=True, random_state=0)
KEEP = 8
select = SelectFromModel(Lasso(0.1, max_iter=5000), max_features=KEEP, threshold=-np.inf)
linear = make_pipeline(StandardScaler(), LinearRegression())
steps = {
    "raw columns": (linear, raw),
    "logs, growth": (linear, logs),
    "engineered": (make_pipeline(Engineered(), StandardScaler(), LinearRegression()), logs),
    "8 selected": (make_pipeline(Engineered(), StandardScaler(), select, LinearRegression()), logs),
    "boosted trees, raw": (HistGradientBoostingRegressor(max_iter=60, random_state=0), raw),
}
error = {}
for name, (model, X) in steps.items():
    scores = -cross_val_score(
        model,
        X.iloc[train],
        y.iloc[train],
        groups=country.iloc[train],
        cv=folds,
        scoring="neg_root_mean_squared_error",
    )
    error[name] = scores
    print(
        f"{name:20s} error {scores.mean():5.2f} +- {scores.std():.2f} years, better than raw in "
        f"{np.sum(scores < error['raw columns'])} of 5 folds"
    )
gain = error["raw columns"] - error["engineered"]
print(f"gain of engineering, fold by fold: {np.sort(gain).round(1)} years")
assert gain.min() > 0 and abs(error["8 selected"].mean() - error["engineered"].mean()) < 0.2

final, X = steps["8 selected"]
final.fit(X.iloc[train], y.iloc[train])
columns = final[0].transform(X.iloc[train]).columns
print(f"kept of {len(columns)}: {', '.join(columns[final[2].get_support()])}")
rmse = np.sqrt(np.mean((final.predict(X.iloc[test]) - y.iloc[test]) ** 2))
print(f"test, {country.iloc[test].nunique()} countries never used: error {rmse:.2f} years")
assert rmse < error["raw columns"].mean()
