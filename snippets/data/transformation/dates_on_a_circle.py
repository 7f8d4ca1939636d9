"""CO2 of Mauna Loa as trend plus season: the month as 1 to 12 fails, sine and cosine fit."""

import matplotlib.pyplot as plt
import numpy as np
import statsmodels.api as sm
from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import OneHotEncoder

co2 = sm.datasets.co2.load_pandas().data["co2"].dropna()  # ppm, weekly, from 1958 to 2001
date = co2.index
years = ((date - date[0]).days / 365.25).to_numpy()
trend = np.c_[years, years**2]
angle = 2 * np.pi * (date.dayofyear.to_numpy() - 1) / 365.25
seasons = {
    "no season": np.empty((len(co2), 0)),
    "month as 1 to 12": date.month.to_numpy()[:, None],
    "month, one-hot": OneHotEncoder(sparse_output=False).fit_transform(
        date.month.to_numpy()[:, None]
    ),
    "sin, cos": np.c_[np.sin(angle), np.cos(angle)],
    "sin, cos, and twice as fast": np.c_[
        np.sin(angle), np.cos(angle), np.sin(2 * angle), np.cos(2 * angle)
    ],
}
train = date < "1997"
print("trained on 1958 to 1996, tested on 1997 to 2001")
rmse, curve = {}, {}
for name, season in seasons.items():
    X = np.hstack([trend, season])
    model = LinearRegression().fit(X[train], co2[train])
    rmse[name] = np.sqrt(np.mean((model.predict(X[~train]) - co2[~train]) ** 2))
    curve[name] = season @ model.coef_[2:] - (season @ model.coef_[2:]).mean()
    print(f"{name:28s} {season.shape[1]:2d} columns   RMSE {rmse[name]:.2f} ppm")
assert rmse["sin, cos"] < 0.75 * rmse["month as 1 to 12"]
assert rmse["sin, cos, and twice as fast"] <= rmse["month, one-hot"] * 1.05

month = np.arange(1, 13)
ring = np.c_[np.sin(2 * np.pi * month / 12), np.cos(2 * np.pi * month / 12)]
steps = np.linalg.norm(ring - np.roll(ring, 1, axis=0), axis=1)
assert np.allclose(steps, steps[0])
print(f"distance December to January: 11 as integers, {steps[0]:.2f} on the circle, as for any two")

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
last = date >= "2000-12-30"
detrended = co2 - LinearRegression().fit(trend[train], co2[train]).predict(trend)
observed = detrended[last] - detrended[last].mean()
day = date.dayofyear.to_numpy()[last]
order = np.argsort(day, kind="stable")
ax.plot(day[order], observed.to_numpy()[order], ".", color="C7")
labels = {"month as 1 to 12": ("C4", (3, 2.6)), "sin, cos, and twice as fast": ("C0", (166, 2.7))}
for name, (color, place) in labels.items():
    ax.plot(day[order], curve[name][last][order], color=color)
    ax.text(*place, name, color=color)
ax.text(300, -3.7, "measured in 2001", color="C7")
ax.set(xlabel="day of the year", ylabel="CO2 about the trend, ppm", ylim=(-4.5, 4))
plt.show()
