"""Answer: a fixed threshold drowns in false alarms when normal drifts; a moving one does not."""
# one seed: to be revised

import numpy as np

rng = np.random.default_rng(0)
days, per_day = 120, 50
level = np.r_[np.zeros(40), np.linspace(0, 2, 80)]  # normal itself moves by two deviations
x = level[:, None] + rng.normal(size=(days, per_day))
odd = rng.random((days, per_day)) < 0.01
x[odd] += 5


def limit_from(rows: np.ndarray) -> float:
    """Median plus 3 robust deviations."""
    center = np.median(rows)
    return center + 3 * 1.4826 * np.median(np.abs(rows - center))


fixed = np.full(days, limit_from(x[:20]))
moving = np.array(
    [limit_from(x[max(day - 10, 0) : day]) if day >= 20 else fixed[0] for day in range(days)]
)
rates = {}
for name, limit in (("fixed", fixed), ("last 10 days", moving)):
    alarm = x > limit[:, None]
    rates[name] = [alarm[part][~odd[part]].mean() for part in (slice(20, 40), slice(100, 120))]
    found = alarm[100:][odd[100:]].mean()
    print(
        f"{name:12s} false alarms {rates[name][0]:.4f} before, {rates[name][1]:.4f} at the end; "
        f"{found:.2f} found at the end"
    )
assert rates["fixed"][1] > 0.1 > 0.02 > rates["last 10 days"][1]
