"""Eight versions of one skewed column for a line and for a tree: shape matters, scale does not."""

import numpy as np
import plotly.express as px
from sklearn.dummy import DummyRegressor
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import GroupKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import (
    FunctionTransformer,
    KBinsDiscretizer,
    MinMaxScaler,
    PowerTransformer,
    QuantileTransformer,
    StandardScaler,
)
from sklearn.tree import DecisionTreeRegressor

world = px.data.gapminder()
X, y = world[["gdpPercap"]].to_numpy(), world["lifeExp"].to_numpy()
folds = GroupKFold(6, shuffle=True, random_state=0)  # no country in both training and test rows
bins = {"encode": "onehot-dense", "quantile_method": "averaged_inverted_cdf"}
versions = {
    "raw": FunctionTransformer(),
    "min-max": MinMaxScaler(),
    "standardized": StandardScaler(),
    "log1p": FunctionTransformer(np.log1p, inverse_func=np.expm1, check_inverse=False),
    "Box-Cox": PowerTransformer(method="box-cox"),
    "quantile (ranks)": QuantileTransformer(n_quantiles=200),
    "8 bins, equal width": KBinsDiscretizer(8, strategy="uniform", **bins),
    "8 bins, equal count": KBinsDiscretizer(8, strategy="quantile", **bins),
}


def score(transform, model) -> float:
    """Return the mean R² over folds of unseen countries."""
    both = make_pipeline(transform, model)
    return cross_val_score(both, X, y, groups=world["country"], cv=folds, scoring="r2").mean()


print("life expectancy from income, R² on unseen countries")
print("                          line    tree")
line, tree = {}, {}
for name, transform in versions.items():
    line[name] = score(transform, LinearRegression())
    tree[name] = score(transform, DecisionTreeRegressor(max_leaf_nodes=8))
    print(f"{name:22s} {line[name]:7.3f} {tree[name]:7.3f}")
print(f"{'mean, no income':22s} {score(FunctionTransformer(), DummyRegressor()):7.3f}")

assert np.isclose(line["raw"], line["min-max"]) and np.isclose(line["raw"], line["standardized"])
assert line["log1p"] > line["raw"] + 0.2
monotone = list(versions)[:6]
assert np.ptp([tree[name] for name in monotone]) < 0.02  # thresholds only see the order
assert line["8 bins, equal count"] > line["8 bins, equal width"] + 0.1
edge = X.min() + np.ptp(X) / 8
print(f"rows in the first of the 8 equally wide bins: {np.mean(edge > X):.0%}")
