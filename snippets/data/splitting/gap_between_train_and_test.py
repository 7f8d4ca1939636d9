"""Targets that look eleven years ahead overlap across a split in time; a gap cures it."""

import numpy as np
from sklearn.model_selection import TimeSeriesSplit, cross_val_score
from sklearn.neighbors import KNeighborsRegressor
from statsmodels.datasets import sunspots

spots = sunspots.load_pandas().data["SUNACTIVITY"].to_numpy()  # yearly means since 1700
ahead = 11  # the target of year t is the mean of the years t + 1 ... t + 11
t = np.arange(len(spots) - ahead)
y = np.array([spots[i + 1 : i + 1 + ahead].mean() for i in t])
latest = KNeighborsRegressor(n_neighbors=1)  # on time alone: repeats the newest target it was given

error = {}
for gap in (0, ahead - 1):
    folds = TimeSeriesSplit(n_splits=100, test_size=1, gap=gap)
    train, test = list(folds.split(t))[-1]
    shared = max(0, train[-1] + ahead - test[0])
    scores = cross_val_score(latest, t[:, None], y, cv=folds, scoring="neg_mean_absolute_error")
    error[gap] = -scores.mean()
    print(f"gap {gap:2d}: {shared:2d} of 11 years shared with the test, error {error[gap]:.1f}")
assert error[ahead - 1] > 4 * error[0]
