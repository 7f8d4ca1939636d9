"""A/B test against Thompson sampling on 10,000 visitors: clicks lost, and how often the better page is named."""

import numpy as np

VISITORS, RUNS = 10_000, 400
rng = np.random.default_rng(0)


def ab_test(rates: np.ndarray, trial: int) -> tuple[float, float]:
    """Half and half for `trial` visitors, then the page with more clicks. Mean regret and share of right names."""
    clicks = rng.binomial(trial // 2, rates, size=(RUNS, 2))
    winner = clicks.argmax(axis=1)
    gap = rates.max() - rates.min()
    wrong = winner != rates.argmax()
    return trial / 2 * gap + wrong.mean() * (VISITORS - trial) * gap, 1 - wrong.mean()


def thompson(rates: np.ndarray, batch: int = 20) -> tuple[float, float]:
    """Posteriors are refreshed after every `batch` visitors, as with delayed clicks."""
    a, b, lost = np.ones((RUNS, 2)), np.ones((RUNS, 2)), np.zeros(RUNS)
    for _ in range(VISITORS // batch):
        draws = rng.beta(a[:, None], b[:, None], size=(RUNS, batch, 2))
        n = np.stack([np.sum(draws.argmax(axis=2) == k, axis=1) for k in (0, 1)], axis=1)
        clicks = rng.binomial(n, rates)
        a, b, lost = a + clicks, b + n - clicks, lost + n @ (rates.max() - rates)
    return lost.mean(), np.mean((a / (a + b)).argmax(axis=1) == rates.argmax())


print("rates           strategy                 clicks lost   right page named")
for rates in (np.array([0.05, 0.06]), np.array([0.05, 0.08])):
    results = {f"A/B on {t:5,} visitors": ab_test(rates, t) for t in (1000, 4000, 10_000)}
    results["Thompson, refresh 20"] = thompson(rates)
    results["Thompson, refresh 1,000"] = thompson(rates, 1000)
    for name, (lost, right) in results.items():
        print(f"{rates[0]:.2f} and {rates[1]:.2f}   {name:24} {lost:11.0f} {right:18.2f}")
    assert results["Thompson, refresh 20"][0] < min(
        lost for name, (lost, _) in results.items() if "A/B" in name
    )
    assert results["A/B on 10,000 visitors"][1] >= results["Thompson, refresh 20"][1] - 0.02
