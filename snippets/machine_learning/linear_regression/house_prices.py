"""House prices from a known process: a pipeline against a baseline, and the truth found again."""

import numpy as np
import pandas as pd
from sklearn.compose import TransformedTargetRegressor, make_column_transformer
from sklearn.dummy import DummyRegressor
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, OneHotEncoder

rng = np.random.default_rng(0)
n = 1_500
effect = {"center": 0.30, "north": 0.0, "river": 0.15, "south": -0.10}  # on the log of the price
houses = pd.DataFrame(
    {
        "district": rng.choice(list(effect), n),
        "rooms": rng.integers(1, 8, n),
        "age": rng.uniform(0, 60, n),  # years
        "distance": rng.gamma(3, 2, n),  # kilometers to the nearest station
    }
)
houses["area"] = 20 + 18 * houses["rooms"] * rng.lognormal(0, 0.2, n)  # square meters
truth = {"log area": 0.7, "rooms": 0.04, "age": -0.005, "distance": -0.03}
log_price = (
    2.2  # prices are in thousand dollars
    + truth["log area"] * np.log(houses["area"])
    + sum(truth[name] * houses[name] for name in ("rooms", "age", "distance"))
    + houses["district"].map(effect)
    + rng.normal(0, 0.15, n)  # whatever the table does not say: about 15 % of the price
)
X_train, X_test, y_train, y_test = train_test_split(houses, np.exp(log_price), random_state=0)


def pipeline(area: str | FunctionTransformer, log_target: bool):
    """Encode the district, pass or transform the area, keep the rest; fit least squares."""
    columns = make_column_transformer(
        (OneHotEncoder(drop=["north"]), ["district"]), (area, ["area"]), remainder="passthrough"
    )
    model = make_pipeline(columns, LinearRegression())
    if log_target:
        model = TransformedTargetRegressor(model, func=np.log, inverse_func=np.exp)
    return model


logged = pipeline(FunctionTransformer(np.log), log_target=True)
print("on held-out houses     R2   mean absolute error")
scores = {}
for name, model in (
    ("mean price", DummyRegressor()),
    ("linear", pipeline("passthrough", log_target=False)),
    ("linear in logs", logged),
):
    model.fit(X_train, y_train)
    scores[name] = model.score(X_test, y_test)
    absolute = mean_absolute_error(y_test, model.predict(X_test))
    print(f"{name:18s} {scores[name]:6.3f}   {absolute:8.1f} thousand dollars")
assert scores["mean price"] < 0.05 < 0.6 < scores["linear"] < scores["linear in logs"]

found = logged.regressor_[-1].coef_
names = ["center", "river", "south", "log area", "rooms", "age", "distance"]
for name, coefficient in zip(names, found, strict=True):
    true = {**effect, **truth}[name]
    print(f"{name:9s} true {true:6.3f}   found {coefficient:6.3f}")
    assert abs(coefficient - true) < 0.06
