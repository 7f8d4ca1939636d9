"""Sunspots forecast from lags; a window that sees the year to be predicted fails at work."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import statsmodels.api as sm
from sklearn.linear_model import LinearRegression

series = sm.datasets.sunspots.load_pandas().data.astype({"YEAR": int})
series = series.set_index("YEAR")["SUNACTIVITY"]
FIRST_TEST, LAST_TEST = 1940, 2007

lags = pd.DataFrame({f"lag {k}": series.shift(k) for k in (1, 2, 3, 9, 10, 11)})
past = lags.assign(
    change=series.diff().shift(1),  # last year minus the year before
    mean_11=series.shift(1).rolling(11).mean(),  # one solar cycle, ending last year
    max_11=series.shift(1).rolling(11).max(),
)
leaky = lags.assign(mean_3=series.rolling(3, center=True).mean())  # years t-1, t and t+1
served = lags.assign(mean_3=series.shift(1).rolling(3).mean())  # all that exists in January of t


def forecast(columns: pd.DataFrame, at_work: pd.DataFrame | None = None) -> pd.Series:
    """Fit on the years before FIRST_TEST, predict the later ones from `at_work` (or `columns`)."""
    at_work = columns if at_work is None else at_work
    known = columns.dropna().index
    train = known[known < FIRST_TEST]
    test = at_work.dropna().index.intersection(known)
    test = test[(test >= FIRST_TEST) & (test <= LAST_TEST)]
    model = LinearRegression().fit(columns.loc[train], series[train])
    return pd.Series(model.predict(at_work.loc[test]), test)


def rmse(prediction: pd.Series) -> float:
    return float(np.sqrt(((prediction - series[prediction.index]) ** 2).mean()))


last_year = series.shift(1).loc[FIRST_TEST:LAST_TEST]
runs = {
    "last year's number again": rmse(last_year),
    "lag 1 only": rmse(forecast(lags[["lag 1"]])),
    "six lags": rmse(forecast(lags)),
    "six lags, change, cycle mean and max": rmse(forecast(past)),
    "centered window, as tested": rmse(forecast(leaky)),
    "centered window, at work": rmse(forecast(leaky, served)),
}
for name, error in runs.items():
    print(f"{name:38s} error {error:5.1f} spots")
assert runs["six lags"] < 0.8 * runs["last year's number again"]
assert runs["centered window, as tested"] < runs["six lags"]
assert runs["centered window, at work"] > 1.3 * runs["six lags"]

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
for name, p, style in [
    ("sunspots", series.loc[FIRST_TEST:LAST_TEST], "C7-"),
    ("six lags", forecast(lags), "C0-"),
    ("centered window, at work", forecast(leaky, served), "C1--"),
]:
    ax.plot(p.index, p, style, label=name)
ax.set(xlabel="year", ylabel="sunspots (yearly mean)", ylim=(None, 260))
ax.legend(frameon=False, ncols=3, loc="upper center")
plt.show()
