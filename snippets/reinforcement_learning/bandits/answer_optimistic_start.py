"""Pretending that every arm began with good rewards makes even a greedy learner explore, once."""

import numpy as np

RATES, VIEWS, RUNS, K = np.linspace(0.05, 0.5, 10), 3000, 300, 10
rows = np.arange(RUNS)


def greedy_regret(imagined: float, change: bool) -> float:
    """Mean regret of the greedy rule whose counts start with `imagined` views, all rewarded."""
    rng = np.random.default_rng(0)
    n, s, lost = np.full((RUNS, K), imagined + 1e-9), np.full((RUNS, K), imagined + 1e-9), 0.0
    for t in range(VIEWS):
        rates = RATES[::-1] if change and t >= VIEWS // 2 else RATES
        arm = np.argmax(s / n + 1e-6 * rng.random((RUNS, K)), axis=1)
        s[rows, arm] += rng.random(RUNS) < rates[arm]
        n[rows, arm] += 1
        lost += np.mean(rates.max() - rates[arm])
    return lost


for change in (False, True):
    results = {imagined: greedy_regret(imagined, change) for imagined in (0, 1, 5, 20)}
    words = ", ".join(f"{i} views {x:.0f}" for i, x in results.items())
    print(f"{'rates reversed halfway' if change else 'fixed rates':22} imagined {words}")
    if not change:
        assert results[5] < 0.5 * results[0]
