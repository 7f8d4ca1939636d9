"""A uniform number on the vertical axis, read off the CDF, becomes a draw from the distribution."""

import matplotlib.pyplot as plt
import numpy as np
from scipy import stats


def exponential(u: np.ndarray, rate: float) -> np.ndarray:
    """Turn uniforms into exponentials: solve u = 1 - exp(-rate x) for x. Same shape as u."""
    return -np.log1p(-u) / rate


def discrete(u: np.ndarray, p: np.ndarray) -> np.ndarray:
    """Turn uniforms into integers 0 ... len(p) - 1: the first k whose cumulative sum exceeds u."""
    return np.searchsorted(np.cumsum(p), u, side="right")


def box_muller(u: np.ndarray, v: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Turn two uniforms into two independent standard normals, in polar coordinates.

    Source: Box and Muller, A Note on the Generation of Random Normal Deviates, 1958.
    """
    radius = np.sqrt(-2 * np.log1p(-u))  # radius squared / 2 is exponential
    return radius * np.cos(2 * np.pi * v), radius * np.sin(2 * np.pi * v)


n = 50_000
rng = np.random.default_rng(0)
u, v = rng.random((2, n))
z1, z2 = box_muller(u, v)
limit = 1.95 / np.sqrt(n)  # a right sampler exceeds this gap about once in a thousand runs
for name, draws, reference in [
    ("exponential, rate 0.5", exponential(u, rate=0.5), stats.expon(scale=2)),
    ("normal, Box-Muller", z1, stats.norm()),
    ("normal, its twin", z2, stats.norm()),
]:
    gap = stats.kstest(draws, reference.cdf).statistic  # largest distance between the two CDFs
    print(f"{name:22s} largest gap to the CDF {gap:.4f}, allowed {limit:.4f}")
    assert gap < limit
assert abs(np.corrcoef(z1, z2)[0, 1]) < 4 / np.sqrt(n)
p = np.array([0.2, 0.5, 0.3])
counts = np.bincount(discrete(u, p), minlength=3)
print(f"categorical: wanted {p}, got {np.round(counts / n, 3)}")
assert stats.chisquare(counts, n * p).pvalue > 0.001

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3), layout="constrained", sharey=True)
x = np.linspace(0, 8, 121)
left.plot(x, 1 - np.exp(-0.5 * x), color="C0")
right.step([-0.6, *range(3), 2.6], [0, *np.cumsum(p), 1], where="post", color="C0")
for u_k, color in [(0.15, "C2"), (0.55, "C1"), (0.93, "C3")]:
    for ax, landed in [(left, exponential(u_k, 0.5)), (right, int(discrete(u_k, p)))]:
        start = ax.get_xlim()[0]
        ax.plot([start, landed, landed], [u_k, u_k, 0], color=color, ls="--")
        ax.plot(landed, 0, "v", color=color, clip_on=False)
        ax.set_xlim(start, ax.get_xlim()[1])
left.set(xlabel="x, exponential with rate 0.5", ylabel="u, uniform", ylim=(0, 1.02))
right.set(xlabel="k, categorical", xticks=[0, 1, 2])
plt.show()
