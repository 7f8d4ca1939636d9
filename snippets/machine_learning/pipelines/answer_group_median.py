"""An imputer that fills a hole with the median of the row's group, learned in each fold."""

import numpy as np
import pandas as pd
from plotly.express.data import gapminder
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import GroupKFold, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.utils.validation import check_is_fitted


class GroupMedian(TransformerMixin, BaseEstimator):
    """Fill a column's holes by group; groups never seen get the overall median.

    Args:
        group: Name of the column that holds the group; it is dropped.
    """

    def __init__(self, group="continent"):
        self.group = group

    def fit(self, X: pd.DataFrame, y=None):
        """Learn a median per group and column."""
        self.medians_ = X.groupby(self.group).median()
        self.overall_ = X.drop(columns=self.group).median()
        return self

    def transform(self, X: pd.DataFrame) -> pd.DataFrame:
        """Return the numeric columns without holes, index kept."""
        check_is_fitted(self)
        values = X.drop(columns=self.group)
        fill = self.medians_.reindex(X[self.group]).set_axis(X.index)
        return values.fillna(fill).fillna(self.overall_)

    def get_feature_names_out(self, input_features=None) -> np.ndarray:
        """Return the names of the columns that are left."""
        return self.overall_.index.to_numpy(dtype=object)


data = gapminder()
X = pd.DataFrame({"continent": data["continent"], "income": np.log(data["gdpPercap"])})
X["year"] = data["year"]
X["income"] = X["income"].mask(np.random.default_rng(0).random(len(X)) < 0.4)
options = {"cv": GroupKFold(5), "groups": data["country"], "scoring": "neg_mean_absolute_error"}
by_group = make_pipeline(GroupMedian(), LinearRegression())
by_all = make_pipeline(SimpleImputer(strategy="median"), LinearRegression())
group = -cross_val_score(by_group, X, data["lifeExp"], **options).mean()
overall = -cross_val_score(by_all, X[["income", "year"]], data["lifeExp"], **options).mean()
print(f"new countries, error in years: overall median {overall:.2f}, by continent {group:.2f}")
assert group < overall - 0.3
mars = pd.DataFrame({"continent": ["Mars"], "income": [np.nan], "year": [2007]})
filled = GroupMedian().fit(X).set_output(transform="pandas").transform(mars)
print("an unknown continent is filled:", bool(filled.notna().all(axis=None)))
assert filled.notna().all(axis=None)
