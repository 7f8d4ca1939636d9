"""Running means: doctor visits settle at their expectation, Cauchy draws jump forever."""

import matplotlib.pyplot as plt
import numpy as np
from statsmodels.datasets import randhie

visits = randhie.load_pandas().data["mdvis"].to_numpy()  # visits to a doctor, per person and year
rng = np.random.default_rng(0)


def draw_visits(size: tuple[int, int]) -> np.ndarray:
    """Return independent draws from the observed visits, with replacement."""
    return rng.choice(visits, size=size)


def draw_cauchy(size: tuple[int, int]) -> np.ndarray:
    """Return Cauchy draws: the ratio of two independent standard normals."""
    return rng.normal(size=size) / rng.normal(size=size)


def spread(a: np.ndarray) -> float:
    """Return the width of the middle half of the values (the interquartile range)."""
    return float(np.subtract(*np.percentile(a, [75, 25])))


print("middle half of 2,000 repeats      n = 10   n = 1000")
widths = {}
for name, draw, summary in [
    ("mean of visits", draw_visits, np.mean),
    ("mean of Cauchy draws", draw_cauchy, np.mean),
    ("median of Cauchy draws", draw_cauchy, np.median),
]:
    widths[name] = [spread(summary(draw((2000, n)), axis=1)) for n in (10, 1000)]
    print(f"{name:31s}  {widths[name][0]:7.2f}  {widths[name][1]:9.2f}")
for name, (small, large) in widths.items():
    if name == "mean of Cauchy draws":
        assert 0.85 < large / small < 1.15  # a thousand draws are no better than ten
    else:
        assert 7 < small / large < 14  # about the square root of 100

steps = np.unique(np.geomspace(1, 10_000, 250).astype(int))
fig, axes = plt.subplots(1, 2, figsize=(7, 3), layout="constrained")
for k in range(3):
    for ax, draw in zip(axes, (draw_visits, draw_cauchy), strict=True):
        running = np.cumsum(draw((1, 10_000))[0]) / np.arange(1, 10_001)
        ax.semilogx(steps, running[steps - 1], color=f"C{k}", lw=1.2)
axes[0].axhline(visits.mean(), color="C7", ls="--", lw=1)
axes[0].text(1e4, visits.mean() + 0.4, "expectation", color="C7", ha="right")
axes[0].set(title="doctor visits", xlabel="n, draws", ylabel="mean of the first n")
axes[1].set(title="Cauchy", xlabel="n, draws")
plt.show()
