"""Three failures at serving time: a new extreme, a logarithm of zero, an unseen category."""

import warnings

import numpy as np
import plotly.express as px
import statsmodels.api as sm
from scipy.stats import skew
from sklearn.preprocessing import (
    MinMaxScaler,
    OrdinalEncoder,
    PowerTransformer,
    QuantileTransformer,
)

table = px.data.gapminder().pivot(index="country", columns="year", values="gdpPercap")
calm = table[1957].drop("Kuwait").to_numpy()[:, None]  # the training rows never saw Kuwait
new = np.array([[table.loc["Kuwait", 1957]]])

print("a new extreme: scale learned without Kuwait, then Kuwait arrives")
for name, scaler in (
    ("min-max", MinMaxScaler()),
    ("min-max, clip=True", MinMaxScaler(clip=True)),
    ("quantile", QuantileTransformer(n_quantiles=100)),
):
    print(f"  {name:20s} {scaler.fit(calm).transform(new)[0, 0]:.2f}")
with_kuwait = MinMaxScaler().fit(np.vstack([calm, new]))
squeezed = np.median(with_kuwait.transform(calm)), np.median(MinMaxScaler().fit_transform(calm))
print(
    f"  median country: {squeezed[1]:.3f}, and {squeezed[0]:.3f} if Kuwait was in the training rows"
)
assert MinMaxScaler().fit(calm).transform(new)[0, 0] > 6

visits = sm.datasets.randhie.load_pandas().data["mdvis"].to_numpy(float)  # to the doctor, per year
print(f"a logarithm of zero: {np.mean(visits == 0):.0%} of the people never went")
with warnings.catch_warnings():
    warnings.simplefilter("ignore", RuntimeWarning)  # NumPy only warns, and goes on
    print("  mean of log(visits):", np.log(visits).mean())
print(f"  mean of log1p(visits): {np.log1p(visits).mean():.3f}")
assert np.allclose(np.expm1(np.log1p(visits)), visits)
print(f"  log1p({1e-20:g}) = {np.log1p(1e-20):g}, log(1 + {1e-20:g}) = {np.log(1 + 1e-20):g}")
for bad in (visits[:100, None], visits[:100, None] - 1):
    try:
        PowerTransformer(method="box-cox").fit(bad)
        raise AssertionError("Box-Cox takes positive values only")
    except ValueError as error:
        message = str(error)
print(f"  Box-Cox: {message.split('.')[0]}")
for unit in (1, 1000):  # 1 + x depends on the unit of x: the 1 is small or large beside the data
    shape = skew(np.log1p(table[2007] / unit))
    print(f"  skewness of log1p(income), in units of {unit:4d} dollars: {shape:.2f}")

sizes = OrdinalEncoder(categories=[["small", "medium", "large"]])
sizes.fit([["small"], ["large"]])
print("an unseen category")
try:
    sizes.transform([["Large"]])
    raise AssertionError("a capital letter makes a new level")
except ValueError as error:
    print("  default:", error)
sizes.set_params(handle_unknown="use_encoded_value", unknown_value=-1).fit([["small"]])
print("  use_encoded_value: Large ->", int(sizes.transform([["Large"]])[0, 0]))
