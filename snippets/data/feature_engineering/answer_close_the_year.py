"""Three encodings of the month for the yearly wave in CO2: number, circle, one column per month."""

import numpy as np
import statsmodels.api as sm
from sklearn.linear_model import LinearRegression

weekly = sm.datasets.co2.load_pandas().data["co2"].interpolate()
wave = (
    weekly - weekly.rolling(53, center=True).mean()
).dropna()  # the season, described afterwards
month = wave.index.month.to_numpy()
around = 2 * np.pi * (wave.index.dayofyear.to_numpy() - 1) / 365.25
train = wave.index.year < 1990

encodings = {
    "no feature": np.zeros((len(wave), 1)),
    "month as 1 to 12": month[:, None].astype(float),
    "circle": np.column_stack([np.sin(around), np.cos(around)]),
    "circle and its half": np.column_stack(
        [f(k * around) for k in (1, 2) for f in (np.sin, np.cos)]
    ),
    "12 columns": (month[:, None] == np.arange(1, 13)).astype(float),
}
error = {}
for name, E in encodings.items():
    p = LinearRegression().fit(E[train], wave[train]).predict(E[~train])
    error[name] = np.sqrt(np.mean((p - wave[~train]) ** 2))
    print(f"{name:20s} {E.shape[1]:2d} columns, held-out error {error[name]:.2f} ppm")
assert error["circle"] < 0.6 * error["month as 1 to 12"]


def point(hour: float) -> np.ndarray:
    return np.array([np.sin(2 * np.pi * hour / 24), np.cos(2 * np.pi * hour / 24)])


assert np.isclose(np.linalg.norm(point(23) - point(0)), np.linalg.norm(point(0) - point(1)))
