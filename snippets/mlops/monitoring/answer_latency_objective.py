"""Two replicas, one slow: summed buckets give the fleet's p95, averaged p95s do not."""

import numpy as np

rng = np.random.default_rng(0)
replicas = [rng.lognormal(np.log(0.004), 0.3, 9_700), rng.lognormal(np.log(0.030), 0.3, 300)]
bounds = np.array([0.002, 0.003, 0.005, 0.008, 0.010, 0.015, 0.020, 0.030, 0.050, 0.080, 0.120])


def quantile(phi: float, cumulative: np.ndarray) -> float:
    """Interpolate a quantile from cumulative counts at the bounds, shape (n_buckets,)."""
    return float(np.interp(phi * cumulative[-1], np.r_[0, cumulative], np.r_[0, bounds]))


counts = np.array([[(r <= b).sum() for b in bounds] for r in replicas])
truth = np.quantile(np.concatenate(replicas), 0.95)
summed = quantile(0.95, counts.sum(axis=0))
averaged = np.mean([quantile(0.95, c) for c in counts])
print(f"fleet p95: raw {1e3 * truth:.1f} ms, summed buckets {1e3 * summed:.1f} ms", end="")
print(f", average of two p95s {1e3 * averaged:.1f} ms")
assert abs(summed / truth - 1) < 0.1 and averaged > 2 * truth

everyone = np.concatenate(replicas)
total = counts.sum(axis=0)
exact = total[bounds == 0.010][0] / total[-1]
raw = (everyone <= 0.010).mean()
print(f"requests within 10 ms: {exact:.4f} by the bucket, {raw:.4f} by the raw data")
assert exact == raw
