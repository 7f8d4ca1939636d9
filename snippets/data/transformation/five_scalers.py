"""Incomes of 142 countries after four scalers, which keep the shape, and after a logarithm."""

import matplotlib.pyplot as plt
import numpy as np
import plotly.express as px
from scipy.stats import skew
from sklearn.preprocessing import MaxAbsScaler, MinMaxScaler, RobustScaler, StandardScaler


def min_max(x: np.ndarray) -> np.ndarray:
    """Map the smallest value to 0 and the largest to 1."""
    return (x - x.min()) / (x.max() - x.min())


def standardize(x: np.ndarray) -> np.ndarray:
    """Subtract the mean and divide by the standard deviation (with n, not n - 1)."""
    return (x - x.mean()) / x.std()


def robust(x: np.ndarray) -> np.ndarray:
    """Subtract the median and divide by the interquartile range."""
    q1, q2, q3 = np.percentile(x, [25, 50, 75])
    return (x - q2) / (q3 - q1)


def max_abs(x: np.ndarray) -> np.ndarray:
    """Divide by the largest absolute value: zeros stay zeros, so sparse data stays sparse."""
    return x / np.abs(x).max()


world = px.data.gapminder().query("year == 1957")
x = world["gdpPercap"].to_numpy()  # dollars per head; Kuwait stands at 113,523
scalers = {
    "min-max": (min_max, MinMaxScaler()),
    "standardized": (standardize, StandardScaler()),
    "robust": (robust, RobustScaler()),
    "max-abs": (max_abs, MaxAbsScaler()),
}
columns = {"raw": x}
print("                 Kuwait   middle half of the countries    skewness")
for name, (ours, theirs) in scalers.items():
    columns[name] = ours(x)
    assert np.allclose(columns[name], theirs.fit_transform(x[:, None])[:, 0])
columns["log, then standardized"] = standardize(np.log(x))
for name, column in columns.items():
    q1, q3 = np.percentile(column, [25, 75])
    print(f"{name:23s} {column.max():9.4g}   {q1:8.3g} to {q3:8.3g}   {skew(column):9.2f}")

for name in scalers:
    assert np.isclose(skew(columns[name]), skew(x))  # a line through the data keeps its shape
without = np.delete(x, x.argmax())
print(f"standard deviation without Kuwait: {without.std():.0f}, with: {x.std():.0f}")
iqr = [np.subtract(*np.percentile(v, [75, 25])) for v in (without, x)]
print(f"interquartile range without: {iqr[0]:.0f}, with: {iqr[1]:.0f}")
assert x.std() > 2 * without.std() and iqr[1] < 1.05 * iqr[0]

fig, axes = plt.subplots(6, 1, figsize=(7, 5.6), layout="constrained")
jitter = np.random.default_rng(0).uniform(-1, 1, len(x))
for ax, (name, column) in zip(axes, columns.items(), strict=True):
    color = "C1" if "log" in name else "C0"
    ax.scatter(column, jitter, s=8, color=color, alpha=0.5, linewidths=0, rasterized=True)
    ax.set_yticks([])
    ax.set_ylim(-2, 2)
    ax.set_ylabel(name.replace(", then ", ",\n"), rotation=0, ha="right", va="center")
    ax.spines[["left", "top", "right"]].set_visible(False)
axes[0].annotate("Kuwait", (x.max(), 0.5), (x.max() * 0.98, 0.0), ha="right", va="center")
axes[-1].set_xlabel("income per head, 1957, in each scale's own unit (raw: dollars)")
plt.show()
