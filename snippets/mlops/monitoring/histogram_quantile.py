"""A p95 read from three sets of buckets: outside their finite bounds it is invented."""

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import ArrayLike
from prometheus_client import Histogram


def histogram_quantile(phi: float, bounds: ArrayLike, cumulative: ArrayLike) -> float:
    """Estimate a quantile from cumulative bucket counts, as PromQL's function of this name does.

    Args:
        phi: The quantile, strictly between 0 and 1.
        bounds: Upper bounds of the buckets, ascending, the last one infinity, shape (n_buckets,).
        cumulative: Number of observations at or below each bound, shape (n_buckets,).

    Returns:
        The estimate, in the unit of the bounds.

    Source: Prometheus documentation, Query functions, histogram_quantile.
    """
    bounds, cumulative = np.asarray(bounds, float), np.asarray(cumulative, float)
    rank = phi * cumulative[-1]
    i = int(np.searchsorted(cumulative, rank))  # first bucket that reaches the rank
    if i == len(bounds) - 1:
        return float(
            bounds[-2]
        )  # in the +Inf bucket: the highest finite bound is all that is known
    lower, below = (bounds[i - 1], cumulative[i - 1]) if i else (0.0, 0.0)
    return float(lower + (bounds[i] - lower) * (rank - below) / (cumulative[i] - below))


rng = np.random.default_rng(0)
fast = rng.lognormal(np.log(0.0012), 0.4, 9_000)  # seconds: most requests take about 1 ms
slow = rng.lognormal(np.log(0.045), 0.3, 1_000)  # one in ten waits for a cold cache
latency = np.concatenate([fast, slow])

layouts = {
    "client default": Histogram.DEFAULT_BUCKETS,
    "stops too early": (0.0005, 0.001, 0.002, 0.005, 0.010, 0.020, np.inf),
    "fitted": (*np.round(0.0004 * 1.5 ** np.arange(15), 4), np.inf),
}
exact = np.quantile(latency, [0.5, 0.95])
print(f"{'buckets':17}{'series':>7}{'p50 ms':>9}{'p95 ms':>9}")
print(f"{'raw data':17}{'':>7}{1e3 * exact[0]:9.2f}{1e3 * exact[1]:9.2f}")
fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
ax.plot(1e3 * np.sort(latency)[::50], np.linspace(0, 1, 200), "C7", lw=5, alpha=0.5)
for color, (name, bounds) in zip(("C1", "C4", "C0"), layouts.items(), strict=True):
    cumulative = [(latency <= bound).sum() for bound in bounds]
    p50, p95 = (histogram_quantile(phi, bounds, cumulative) for phi in (0.5, 0.95))
    print(f"{name:17}{len(bounds) + 2:7d}{1e3 * p50:9.2f}{1e3 * p95:9.2f}")  # + sum and count
    curve = np.linspace(0.01, 0.995, 198)
    ax.plot([1e3 * histogram_quantile(q, bounds, cumulative) for q in curve], curve, color, lw=1.5)
    if name == "fitted":
        assert abs(p50 / exact[0] - 1) < 0.05 and abs(p95 / exact[1] - 1) < 0.05
    elif name == "stops too early":
        assert p95 == 0.020 < 0.5 * exact[1]

ax.axhline(0.95, color="C7", lw=0.8, ls=":")
ax.text(0.35, 0.96, "p95", color="C7", va="bottom")
ax.text(7, 0.62, "gray: the raw latencies", color="C7")
ax.text(7, 0.52, "blue: fitted buckets, close everywhere", color="C0")
ax.text(7, 0.42, "orange: client default, blind below 5 ms", color="C1")
ax.text(23, 0.84, "red: stops at 20 ms,\nso that is its p95", color="C4", va="top")
ax.set(
    xscale="log", xlabel="request latency (ms, log scale)", ylabel="share of requests at or below"
)
ax.set(xlim=(0.3, 200), ylim=(0, 1.03))
plt.show()
