"""Four ways to fill gaps in a series of CO2 measurements, scored on weeks deleted on purpose."""

import matplotlib.pyplot as plt
import numpy as np
import statsmodels.api as sm

co2 = sm.datasets.co2.load_pandas().data["co2"]  # weekly, Mauna Loa, ppm
print(f"{co2.isna().sum()} of {len(co2)} weeks are really missing")
rng = np.random.default_rng(0)
starts = rng.choice(len(co2) - 12, size=40, replace=False)
hidden = np.zeros(len(co2), dtype=bool)
for start in starts:
    hidden[start : start + 8] = True  # gaps of eight weeks, as when an instrument fails
hidden &= co2.notna().to_numpy()
gappy = co2.mask(hidden)

year_ago = gappy.interpolate().shift(52) + 1.3  # a year adds about 1.3 ppm in this record
fills = {
    "mean of the series": gappy.fillna(gappy.mean()),
    "last value": gappy.ffill(),
    "same week last year + 1.3": gappy.fillna(year_ago).ffill(),
    "straight line": gappy.interpolate(),
}
rmse = {}
for name, filled in fills.items():
    rmse[name] = np.sqrt(np.nanmean((filled - co2)[hidden] ** 2))
    print(f"{name:26} RMSE {rmse[name]:5.2f} ppm")
assert rmse["straight line"] < rmse["last value"] < 0.2 * rmse["mean of the series"]

window = slice("1970", "1973")
fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
ax.plot(co2[window], color="C7", lw=1)
ax.plot(fills["straight line"].where(hidden)[window], color="C1", lw=3)
ax.plot(fills["last value"].where(hidden)[window], color="C0", lw=2, ls=":")
ax.set(xlabel="year", ylabel="CO₂, ppm")
ax.text(0.01, 0.94, "measured", color="C7", transform=ax.transAxes)
ax.text(0.01, 0.86, "hidden, filled by a straight line", color="C1", transform=ax.transAxes)
ax.text(0.01, 0.78, "hidden, filled by the last value", color="C0", transform=ax.transAxes)
plt.show()
