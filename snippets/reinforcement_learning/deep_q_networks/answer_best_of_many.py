"""The best of thirty equal checkpoints, reported by the episodes that chose it."""

import numpy as np

rng = np.random.default_rng(0)
RUNS, CHECKPOINTS = 4_000, 30
# Thirty checkpoints of the same true quality: the chance to fall is 1 in 200 at each step.
for episodes in (1, 5, 20, 100):
    mean = np.empty((RUNS, CHECKPOINTS))
    for k in range(CHECKPOINTS):
        mean[:, k] = np.minimum(rng.geometric(1 / 200, (RUNS, episodes)), 500).mean(axis=1)
    if episodes == 1:
        true = 200 * (1 - (1 - 1 / 200) ** 500)
        print(f"true mean return of every checkpoint {true:.0f}")
    print(
        f"best of {CHECKPOINTS} by {episodes:3d} episodes each claims {mean.max(axis=1).mean():.0f}"
    )
    assert mean.max(axis=1).mean() > true + 20
