"""n-step targets from a ring of stored steps, checked against the sum written out."""

import numpy as np

GAMMA = 0.9
rng = np.random.default_rng(0)
STEPS = 2_000
reward, terminated = rng.normal(size=STEPS), rng.random(STEPS) < 0.05
truncated = (rng.random(STEPS) < 0.05) & ~terminated
next_value = rng.normal(size=STEPS)  # max of the target network in the state after step t


def n_step_targets(n: int) -> np.ndarray:
    """All targets at once; a real end stops the sum, a cut bootstraps there. Shape (STEPS - n,)."""
    t = np.arange(STEPS - n)
    total, running = np.zeros(len(t)), np.ones(len(t), dtype=bool)
    for k in range(n):
        i = t + k
        total += running * GAMMA**k * reward[i]
        stop = running & (terminated[i] | truncated[i] | (k == n - 1))
        total += stop * GAMMA ** (k + 1) * np.where(terminated[i], 0.0, next_value[i])
        running &= ~stop
    return total


def written_out(t: int, n: int) -> float:
    """The same, one step after the other."""
    total = 0.0
    for k in range(n):
        total += GAMMA**k * reward[t + k]
        if terminated[t + k]:
            return total
        if truncated[t + k]:
            break
    return total + GAMMA ** (k + 1) * next_value[t + k]


for n in (1, 3, 5):
    targets = n_step_targets(n)
    gap = max(abs(targets[t] - written_out(t, n)) for t in range(len(targets)))
    print(
        f"n = {n}: {len(targets)} targets equal: {gap < 1e-12}, weight of the guess {GAMMA**n:.2f}"
    )
    assert gap < 1e-12
