"""Numbers, words and holes: one pipeline from a raw table of restaurant bills to a tip."""

import numpy as np
from plotly.express.data import tips
from sklearn.compose import ColumnTransformer, TransformedTargetRegressor, make_column_selector
from sklearn.dummy import DummyRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import Ridge
from sklearn.model_selection import RepeatedKFold, cross_val_score
from sklearn.pipeline import FeatureUnion, make_pipeline
from sklearn.preprocessing import FunctionTransformer, OneHotEncoder, StandardScaler

table = tips()
tip = table.pop("tip")  # dollars
rng = np.random.default_rng(0)
for column in ("total_bill", "size", "day"):  # each value is lost with probability 0.1
    table[column] = table[column].mask(rng.random(len(table)) < 0.1)

two_views = FeatureUnion(  # both get the same columns; outputs stand side by side
    [("plain", "passthrough"), ("log", FunctionTransformer(np.log, feature_names_out="one-to-one"))]
)
numbers = make_pipeline(SimpleImputer(strategy="median"), two_views, StandardScaler())
words = make_pipeline(
    SimpleImputer(strategy="constant", fill_value="missing"),
    OneHotEncoder(handle_unknown="ignore", sparse_output=False),
)
prepare = ColumnTransformer(
    [
        ("num", numbers, make_column_selector(dtype_include="number")),
        ("cat", words, make_column_selector(dtype_exclude="number")),
    ],
    verbose_feature_names_out=False,
)
model = make_pipeline(prepare, Ridge(10.0))
model = TransformedTargetRegressor(model, func=np.log, inverse_func=np.exp)

folds = RepeatedKFold(n_splits=5, n_repeats=2, random_state=0)
error = {}
for name, candidate in (("median tip", DummyRegressor(strategy="median")), ("pipeline", model)):
    scores = cross_val_score(candidate, table, tip, cv=folds, scoring="neg_mean_absolute_error")
    error[name] = -scores.mean()
    print(f"{name:10s} mean absolute error {error[name]:.2f} dollars")
assert error["pipeline"] < error["median tip"] - 0.15

frame = prepare.set_output(transform="pandas").fit_transform(table)
print(
    f"columns in {prepare.n_features_in_}, out {frame.shape[1]}, holes {frame.isna().sum().sum()}"
)
print(", ".join(prepare.get_feature_names_out()))
assert list(frame.columns) == list(prepare.get_feature_names_out())
assert not frame.isna().any(axis=None)
