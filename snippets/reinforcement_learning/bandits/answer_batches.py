"""Answers that arrive a batch late: UCB1 shows one arm to the whole batch, Thompson sampling spreads itself."""

import numpy as np

RATES, VIEWS, RUNS, K = np.array([0.1, 0.2, 0.3, 0.4]), 2000, 300, 4


def regret(rule: str, batch: int) -> float:
    """Mean regret when counts are refreshed only after every `batch` views."""
    rng = np.random.default_rng(0)
    n, s, lost, rows = (
        np.ones((RUNS, K)),
        (rng.random((RUNS, K)) < RATES) * 1.0,
        0.0,
        np.arange(RUNS),
    )
    for start in range(0, VIEWS, batch):
        new_n, new_s = np.zeros((RUNS, K)), np.zeros((RUNS, K))
        for _ in range(batch):
            if rule == "UCB1":
                arm = np.argmax(s / n + np.sqrt(2 * np.log(start + K) / n), axis=1)
            else:
                arm = np.argmax(rng.beta(1 + s, 1 + n - s), axis=1)
            new_s[rows, arm] += rng.random(RUNS) < RATES[arm]
            new_n[rows, arm] += 1
            lost += np.mean(RATES.max() - RATES[arm])
        n, s = n + new_n, s + new_s
    return lost


table = {rule: [regret(rule, batch) for batch in (1, 50, 250)] for rule in ("UCB1", "Thompson")}
for rule, losses in table.items():
    print(f"{rule:9} regret with batches of 1, 50, 250: " + ", ".join(f"{x:.0f}" for x in losses))
growth = {rule: losses[2] - losses[0] for rule, losses in table.items()}
assert growth["Thompson"] < growth["UCB1"]
