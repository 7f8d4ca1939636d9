"""840 trips: overall the longer ones cost less, within each means of transport they cost more."""

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import statsmodels.api as sm


def partial_correlation(x: np.ndarray, y: np.ndarray, Z: np.ndarray) -> float:
    """Correlate what is left of x and y once a linear fit on Z has been taken away.

    Args:
        x: Column, shape (n,).
        y: Column, shape (n,).
        Z: Controls, shape (n, k), without a constant.
    """
    A = np.column_stack([np.ones(len(x)), Z])
    rest = [v - A @ np.linalg.lstsq(A, v, rcond=None)[0] for v in (x, y)]
    return float(np.corrcoef(*rest)[0, 1])


trips = sm.datasets.modechoice.load_pandas().data
hours, cost = (trips.invt / 60).to_numpy(), trips.invc.to_numpy()
modes = dict(enumerate(("air", "train", "bus", "car"), start=1))
overall = np.corrcoef(hours, cost)[0, 1]
Z = pd.get_dummies(trips["mode"], dtype=float).to_numpy()[:, 1:]  # three 0/1 columns say the mode
partial = partial_correlation(hours, cost, Z)
# With such controls the residuals are the distances from the mean of the trip's own mode.
centered = trips[["invt", "invc"]] - trips.groupby("mode")[["invt", "invc"]].transform("mean")
assert np.isclose(partial, centered.corr().iloc[0, 1])
print(f"all trips {overall:.2f}, mode held fixed {partial:.2f}; within", end=" ")

fig, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
rng = np.random.default_rng(0)
for k, mode in modes.items():
    x, y = hours[trips["mode"] == k], cost[trips["mode"] == k]
    within = np.corrcoef(x, y)[0, 1]
    print(f"{mode} {within:.2f}", end="\n" if k == 4 else ", ")
    assert within > 0.4 and overall < -0.1
    some = rng.choice(len(x), 60, replace=False)
    ax.scatter(x[some], y[some], s=5, color=f"C{k - 1}", rasterized=True)
    ends = np.array([x.min(), x.max()])
    ax.plot(ends, np.polynomial.Polynomial.fit(x, y, 1)(ends), color=f"C{k - 1}", lw=2)
    ax.text(ends[1] + 0.2, np.polynomial.Polynomial.fit(x, y, 1)(ends[1]), mode, color=f"C{k - 1}")
ends = np.array([hours.min(), hours.max()])
ax.plot(ends, np.polynomial.Polynomial.fit(hours, cost, 1)(ends), "--", color="C7", lw=2)
ax.text(8.2, 52, "all trips", color="C7")
ax.set(xlabel="hours in the vehicle", ylabel="cost, dollars")
plt.show()
