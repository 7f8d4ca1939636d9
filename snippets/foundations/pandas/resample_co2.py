"""Carbon dioxide over Mauna Loa: weekly samples resampled to years, and the cycle of the months."""

import matplotlib.pyplot as plt
import pandas as pd
import statsmodels.api as sm
from matplotlib.dates import DateFormatter

weekly = sm.datasets.co2.load_pandas().data["co2"]  # ppm, one sample per Saturday
print(f"{len(weekly):,} weeks from {weekly.index[0]:%Y-%m-%d}, {weekly.isna().sum()} missing")
assert len(weekly.loc["1980"]) == 52  # a string selects the whole period

# resample is groupby on intervals of time: "MS" and "YS" label them by their first day.
monthly = weekly.resample("MS").mean()
yearly = weekly.resample("YS").agg(["mean", "count"])
partial = yearly["count"] < 40
whole = yearly.loc[~partial, "mean"]
print("years with fewer than 40 samples:", yearly.index[partial].year.tolist())
print(f"mean of {whole.index[0].year}: {whole.iloc[0]:.1f} ppm")
print(f"mean of {whole.index[-1].year}: {whole.iloc[-1]:.1f} ppm")

# A window of 12 months averages the season away; what is left after subtracting it is the season.
season = monthly - monthly.rolling(12, center=True).mean()
cycle = season.groupby(season.index.month).mean()
print(f"highest in month {cycle.idxmax()}, {cycle.max():+.1f} ppm from the trend")
print(f"lowest in month {cycle.idxmin()}, {cycle.min():+.1f} ppm")
assert whole.is_monotonic_increasing and cycle.idxmax() == 5

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 2.9), layout="constrained", width_ratios=[3, 2])
left.plot(monthly.index, monthly, color="C0", lw=0.8, alpha=0.7)
left.plot(whole.index + pd.Timedelta(days=182), whole, color="C1", lw=2)
left.text(pd.Timestamp("1960"), 345, "monthly mean", color="C0")
left.text(pd.Timestamp("1983"), 327, "yearly mean", color="C1")
left.set(xlabel="year", ylabel="CO2, ppm", xticks=pd.to_datetime(["1960", "1980", "2000"]))
left.xaxis.set_major_formatter(DateFormatter("%Y"))
right.plot(cycle.index, cycle, "o-", color="C2")
right.axhline(0, color="C7", lw=0.8)
right.set(xlabel="month", ylabel="departure from the trend, ppm", xticks=range(1, 13, 2))
plt.show()
