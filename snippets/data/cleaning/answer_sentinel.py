"""What a forgotten -999 costs in held-out R2, and a search for codes like it."""

import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline

data = load_diabetes(as_frame=True, scaled=False)
X, y = data.data.astype(float), data.target
gone = np.random.default_rng(0).random(len(X)) < 0.1
raw = X.assign(bmi=X["bmi"].mask(gone, -999))


def suspects(column) -> list[float]:
    """Return values that repeat in over 2 % of rows and lie outside Tukey's fences."""
    q1, q3 = column.quantile([0.25, 0.75])
    outside = column[(column < q1 - 1.5 * (q3 - q1)) | (column > q3 + 1.5 * (q3 - q1))]
    counts = outside.value_counts()
    return counts.index[counts > 0.02 * len(column)].tolist()


codes = {name: suspects(raw[name]) for name in raw if suspects(raw[name])}
print("suspected codes:", codes)
assert codes == {"bmi": [-999.0]}

model = make_pipeline(SimpleImputer(), LinearRegression())
score = {
    "code left in": cross_val_score(model, raw, y, cv=10).mean(),
    "code set missing, mean": cross_val_score(model, raw.replace(-999, np.nan), y, cv=10).mean(),
    "nothing missing": cross_val_score(model, X, y, cv=10).mean(),
}
for name, r2 in score.items():
    print(f"{name:24} R2 {r2:.2f}")
assert score["code left in"] < score["code set missing, mean"] - 0.03
