"""Explore first, then commit: the mean regret by the length of the test has a minimum, as the formula says."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.stats import norm

GAP, HORIZON, RUNS = 0.5, 1000, 4000  # two arms with unit Gaussian rewards, means 0.5 apart
rng = np.random.default_rng(0)
tries = np.unique(np.geomspace(1, 480, 22).astype(int))

measured = []
for m in tries:
    # The mean of m unit Gaussians has standard deviation 1 / sqrt(m).
    best, other = GAP + rng.normal(size=RUNS) / np.sqrt(m), rng.normal(size=RUNS) / np.sqrt(m)
    wrong = other > best
    measured.append(m * GAP + wrong.mean() * (HORIZON - 2 * m) * GAP)
# The chance to commit to the wrong arm is that of a Gaussian difference with variance 2 / m.
exact = tries * GAP + norm.cdf(-GAP * np.sqrt(tries / 2)) * (HORIZON - 2 * tries) * GAP
bound = tries * GAP + (HORIZON - 2 * tries) * GAP * np.exp(-tries * GAP**2 / 4)
assert np.all(np.abs(measured - exact) < 12) and np.all(exact <= bound + 1e-9)

m = int(tries[exact.argmin()])
print(
    f"best length of the test: {m} views of each arm, regret {exact.min():.0f} of at most {HORIZON * GAP:.0f}"
)
for other_gap in (0.25, 1.0):
    e = (
        tries * other_gap
        + norm.cdf(-other_gap * np.sqrt(tries / 2)) * (HORIZON - 2 * tries) * other_gap
    )
    at = e[exact.argmin()]
    views = int(tries[e.argmin()])
    print(f"gap {other_gap:.2f}: best {views} views, regret {e.min():.0f}; with {m} views {at:.0f}")
fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
ax.semilogx(tries, exact, color="C0")
ax.semilogx(tries, measured, "o", color="C1")
ax.semilogx(tries, bound, "--", color="C7")
ax.text(1.1, 60, "exact, and measured (dots)", color="C0")
ax.text(8, 330, "bound", color="C7")
ax.set(
    xlabel="views of each arm before committing",
    ylabel=f"regret after {HORIZON} views",
    ylim=(0, 520),
)
plt.show()
