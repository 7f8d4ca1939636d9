"""Regret when the best arm changes halfway: averages that never forget against those that do, mean of 200 runs."""

import matplotlib.pyplot as plt
import numpy as np

VIEWS, RUNS, K = 4000, 200, 3
BEFORE, AFTER = np.array([0.3, 0.2, 0.1]), np.array([0.1, 0.2, 0.4])
rows = np.arange(RUNS)


def play(keep: float) -> np.ndarray:
    """Thompson sampling whose counts are multiplied by `keep` at every step; 1 never forgets. Regret (RUNS, VIEWS)."""
    rng = np.random.default_rng(0)
    a, b, regret = np.ones((RUNS, K)), np.ones((RUNS, K)), np.zeros((RUNS, VIEWS))
    for t in range(VIEWS):
        rates = BEFORE if t < VIEWS // 2 else AFTER
        arm = np.argmax(rng.beta(a, b), axis=1)
        click = rng.random(RUNS) < rates[arm]
        a, b = 1 + keep * (a - 1), 1 + keep * (b - 1)
        a[rows, arm] += click
        b[rows, arm] += ~click
        regret[:, t] = rates.max() - rates[arm]
    return regret.cumsum(axis=1)


fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
total = {}
for color, (keep, name) in enumerate(
    {1.0: "never forgets", 0.999: "remembers ~1,000", 0.99: "remembers ~100"}.items()
):
    mean = play(keep).mean(axis=0)
    total[keep] = mean[-1]
    before = mean[VIEWS // 2 - 1]
    print(
        f"counts times {keep}: regret {before:4.0f} before the change, {mean[-1] - before:4.0f} after"
    )
    ax.plot(mean[::40], color=f"C{color}")
    ax.annotate(
        name, (VIEWS // 40, mean[-1]), (4, -3), textcoords="offset points", color=f"C{color}"
    )
ax.set(xlabel="views", ylabel="mean regret (clicks)", xlim=(0, 132))
ax.set_xticks([0, 25, 50, 75, 100], ["0", "1,000", "2,000", "3,000", "4,000"])
assert total[0.999] < 0.6 * total[1.0]
plt.show()
