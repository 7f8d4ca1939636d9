"""How many episodes it takes to see that the first action was right, as the reward moves away."""

import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)
DELAYS = np.array([1, 4, 16, 64])
SIZES = 2 ** np.arange(1, 17)
REPEATS = 1000


def episodes_needed(delay: int, gamma: float) -> float:
    """Smallest tried number of episodes per action that finds the better one 95 % of the time.

    The right first action earns 1, `delay` steps later. Every step in between pays noise
    N(0, 1) whatever the agent does, so the noise of a return is one normal draw.
    """
    signal = gamma**delay
    noise = np.sqrt(np.sum(gamma ** (2 * np.arange(delay))))
    for n in SIZES:
        right = rng.normal(signal, noise / np.sqrt(n), REPEATS)  # mean return of n episodes
        wrong = rng.normal(0.0, noise / np.sqrt(n), REPEATS)
        if np.mean(right > wrong) >= 0.95:
            return n
    return np.nan


fig, ax = plt.subplots(figsize=(7, 3), layout="constrained")
table = {}
for color, gamma in (("C0", 1.0), ("C1", 0.95)):
    table[gamma] = np.array([episodes_needed(k, gamma) for k in DELAYS])
    ax.loglog(DELAYS, table[gamma], "o-", color=color)
    ax.annotate(
        f"γ = {gamma}",
        (DELAYS[-1], table[gamma][-1]),
        (8, -3),
        textcoords="offset points",
        color=color,
    )
    for k, n in zip(DELAYS, table[gamma], strict=True):
        print(f"gamma {gamma:<4}  reward after {k:2d} steps: {n:6.0f} episodes per action")
assert np.all(np.diff(table[1.0]) > 0) and table[0.95][-1] > 10 * table[1.0][-1]
ax.set(xlabel="steps between action and reward", ylabel="episodes per action", xlim=(0.8, 110))
ax.set(xticks=DELAYS, xticklabels=DELAYS)
ax.minorticks_off()
plt.show()
