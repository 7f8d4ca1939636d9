"""Tests that need no known answers: properties that a correct pipeline has, and two that fail."""

import numpy as np
import pandas as pd
from plotly.express.data import tips
from sklearn.base import BaseEstimator, RegressorMixin, clone
from sklearn.compose import make_column_transformer
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, OneHotEncoder, StandardScaler

table = tips()[["total_bill", "size", "day"]]
tip = tips()["tip"]
words = (OneHotEncoder(handle_unknown="ignore"), ["day"])
good = make_pipeline(
    make_column_transformer((StandardScaler(), ["total_bill", "size"]), words), Ridge()
)


def by_batch(frame: pd.DataFrame) -> pd.DataFrame:
    """Standardize with the mean and deviation of whatever comes in: the classical bug."""
    return (frame - frame.mean()) / (frame.std(ddof=0) + 1e-9)


batch_statistics = make_pipeline(
    make_column_transformer((FunctionTransformer(by_batch), ["total_bill", "size"]), words), Ridge()
)


class Unseeded(RegressorMixin, BaseEstimator):
    """A model that adds a little noise of its own and edits the caller's table."""

    def fit(self, X, y):
        """Remember the mean of y, shape (n_samples,)."""
        self.mean_ = y.mean() + np.random.default_rng().normal(0, 0.01)
        X["total_bill"] = X["total_bill"].round()
        return self

    def predict(self, X):
        """Return the mean for each row."""
        return np.full(len(X), self.mean_)


def properties(model) -> dict[str, bool]:
    """Return which properties hold for a pipeline trained on the table."""
    X = table.copy()
    fitted = clone(model).fit(X, tip)
    untouched = X.equals(table)
    p = fitted.predict(table)
    order = np.random.default_rng(0).permutation(len(table))
    some = range(0, len(table), 12)
    alone = np.array([fitted.predict(table.iloc[[i]])[0] for i in some])
    try:
        p_new = fitted.predict(table.assign(day="Mon"))
    except ValueError:
        p_new = np.array([np.nan])
    return {
        "row order is irrelevant": np.allclose(fitted.predict(table.iloc[order]), p[order]),
        "a row alone = in the batch": np.allclose(alone, p[some]),
        "fitted twice, the same": np.array_equal(clone(model).fit(X, tip).predict(table), p),
        "input left untouched": untouched,
        "unseen day: a finite answer": bool(np.isfinite(p_new).all()),
    }


results = {
    name: properties(model)
    for name, model in (("good", good), ("batch", batch_statistics), ("unseeded", Unseeded()))
}
print(f"{'':28s}" + "".join(f"{name:>10s}" for name in results))
for test in results["good"]:
    print(f"{test:28s}" + "".join(f"{'ok' if r[test] else 'FAILS':>10s}" for r in results.values()))
assert all(results["good"].values())
assert [k for k, ok in results["batch"].items() if not ok] == ["a row alone = in the batch"]
assert not results["unseeded"]["fitted twice, the same"]
assert not results["unseeded"]["input left untouched"]
