"""Four models on three real tables, each scored on rows that it has not seen."""
# one seed: to be revised

import numpy as np
import plotly.express as px
import statsmodels.api as sm
from sklearn.compose import (
    TransformedTargetRegressor,
    make_column_selector,
    make_column_transformer,
)
from sklearn.datasets import load_diabetes
from sklearn.dummy import DummyRegressor
from sklearn.ensemble import RandomForestRegressor
from sklearn.linear_model import LinearRegression, RidgeCV
from sklearn.model_selection import KFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

tips = px.data.tips()
household = sm.datasets.engel.load_pandas().data
patients = load_diabetes(as_frame=True, scaled=False).frame
tables = {"diabetes": (patients, "target"), "tips": (tips, "tip"), "engel": (household, "foodexp")}
models = {
    "mean": DummyRegressor(),
    "least squares": LinearRegression(),
    "ridge": RidgeCV(alphas=np.logspace(-2, 4, 25)),
    "forest": RandomForestRegressor(25, min_samples_leaf=5, random_state=0),
}
folds = KFold(5, shuffle=True, random_state=0)
mean = {}
print(f"{'R2 over 5 folds':24s}" + "".join(f"{name:>15s}" for name in models))
for table, (frame, target) in tables.items():
    X, y = frame.drop(columns=target), frame[target]
    prepare = make_column_transformer(
        (OneHotEncoder(drop="first"), make_column_selector(dtype_exclude="number")),
        (StandardScaler(), make_column_selector(dtype_include="number")),
    )
    row = {
        name: cross_val_score(make_pipeline(prepare, model), X, y, cv=folds, scoring="r2")
        for name, model in models.items()
    }
    mean[table] = {name: score.mean() for name, score in row.items()}
    shape = f"{table}, {len(X)} x {X.shape[1]}"
    print(f"{shape:24s}" + "".join(f"{value:15.2f}" for value in mean[table].values()))
    assert mean[table]["least squares"] > mean[table]["mean"] + 0.2

logged = TransformedTargetRegressor(LinearRegression(), func=np.log, inverse_func=np.exp)
X, y = np.log(household[["income"]]), household["foodexp"]
in_logs = cross_val_score(logged, X, y, cv=folds, scoring="r2").mean()
print(f"engel, a line in logs, scored in francs: {in_logs:.2f}")
assert mean["diabetes"]["least squares"] > mean["diabetes"]["forest"] + 0.02
assert mean["engel"]["forest"] > mean["engel"]["least squares"] + 0.02
assert in_logs > mean["engel"]["least squares"]
