"""How far mean, median and two measures of spread move as more and more values are corrupted."""

import matplotlib.pyplot as plt
import numpy as np
from scipy import stats
from statsmodels.datasets import nile, statecrime

murder = statecrime.load_pandas().data["murder"]  # per 100,000 people, 50 states and D.C.
without = murder.drop("District of Columbia")
SUMMARIES = {
    "mean": np.mean,
    "median": np.median,
    "standard deviation": lambda v: np.std(v, ddof=1),
    "MAD x 1.4826": lambda v: stats.median_abs_deviation(v, scale="normal"),
}
print("murder rate           51 rows  without D.C.")
for name, summary in SUMMARIES.items():
    print(f"{name:20s}  {summary(murder):7.2f}       {summary(without):7.2f}")

flow = nile.load_pandas().data["volume"].to_numpy()  # 100 years, in 10^8 cubic meters
rng = np.random.default_rng(0)
order = rng.permutation(len(flow))
curves = {name: [] for name in (*SUMMARIES, "trimmed mean")}
for bad in range(61):
    x = flow.copy()
    x[order[:bad]] *= 10  # a slipped decimal point
    for name, summary in SUMMARIES.items():
        curves[name].append(summary(x))
    curves["trimmed mean"].append(stats.trim_mean(x, 0.2))  # cut a fifth off each end
assert abs(curves["median"][20] / curves["median"][0] - 1) < 0.1
assert curves["mean"][20] > 2.5 * curves["mean"][0]
assert curves["median"][60] > 5 * curves["median"][0]  # past one half nothing holds
print(f"Nile flow, 20 of 100 values times ten: mean {curves['mean'][0]:.0f} becomes", end=" ")
print(f"{curves['mean'][20]:.0f}, median {curves['median'][0]:.0f} {curves['median'][20]:.0f}")

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.3), layout="constrained")
labels = {"mean": (8, 3600), "median": (33, 600), "trimmed mean": (28, 6200)}
for color, (name, place) in zip(("C1", "C0", "C2"), labels.items(), strict=True):
    left.plot(curves[name], color=color)
    left.text(*place, name, color=color)
left.set(xlabel="corrupted values, %", ylabel="estimate of the flow, 10⁸ m³", ylim=(0, 9500))
right.plot(curves["standard deviation"], color="C1")
right.plot(curves["MAD x 1.4826"], color="C0")
right.text(8, 4600, "standard\ndeviation", color="C1")
right.text(20, 600, "scaled MAD", color="C0")
right.set(xlabel="corrupted values, %", ylabel="estimate of the spread, 10⁸ m³", ylim=(0, 9500))
plt.show()
