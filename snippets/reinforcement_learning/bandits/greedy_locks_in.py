"""Regret of always showing the best headline so far, run by run: one run in three settles on a worse one."""

import matplotlib.pyplot as plt
import numpy as np

RATES = np.array([0.05, 0.07, 0.10])  # click rates of three headlines, unknown to the learner
VISITORS, RUNS = 5_000, 300
rng = np.random.default_rng(0)

clicks, shown = np.zeros((RUNS, 3)), np.zeros((RUNS, 3))
regret = np.zeros((RUNS, VISITORS))
for t in range(VISITORS):
    # Each headline is shown 20 times first; from then on always the one with the most clicks per view.
    arm = np.full(RUNS, t % 3) if t < 60 else np.argmax(clicks / shown, axis=1)
    rows = np.arange(RUNS)
    clicks[rows, arm] += rng.random(RUNS) < RATES[arm]
    shown[rows, arm] += 1
    regret[:, t] = RATES.max() - RATES[arm]
regret = regret.cumsum(axis=1)

final = np.argmax(shown, axis=1)
for k in range(3):
    print(f"headline with rate {RATES[k]:.2f} shown most in {np.mean(final == k):4.0%} of the runs")
lost = regret[:, -1]
print(
    f"clicks lost of {VISITORS * RATES.max():.0f}: mean {lost.mean():.0f}, median {np.median(lost):.0f}"
)
print(f"showing at random: regret {VISITORS * (RATES.max() - RATES.mean()):.0f}")

fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
steps = np.arange(0, VISITORS, 250)
for run in range(25):
    ax.plot(steps, regret[run, ::250], color=f"C{2 - final[run]}", linewidth=0.7, alpha=0.7)
ax.plot(steps, regret.mean(axis=0)[::250], color="C7", linewidth=2.5)
ax.annotate(
    "mean of 300 runs",
    (2500, regret.mean(axis=0)[2500]),
    (0, 8),
    textcoords="offset points",
    color="C7",
)
ax.set(xlabel="visitors", ylabel="regret (clicks lost)")
assert 0.2 < np.mean(final != 2) < 0.7
plt.show()
