"""Peeking after every 50 people: stated probabilities hold up under the prior, and only there."""

import numpy as np
from scipy import stats

rng = np.random.default_rng(0)
n_tests, looks, batch = 20_000, 20, 50


def run(share_a: np.ndarray, share_b: np.ndarray, a: float, b: float) -> tuple[np.ndarray, ...]:
    """Stop each test when the larger of P(B > A), P(A > B) passes 0.95, or after 20 looks.

    Args:
        share_a: True share of each test's arm A, shape (n_tests,).
        share_b: True share of arm B, shape (n_tests,).
        a: First parameter of the beta prior that the analyst uses for both arms.
        b: Second parameter.

    Returns:
        Whether each test stopped, its stated probability, and whether it named B.
    """
    k_a = np.cumsum(rng.binomial(batch, share_a, size=(looks, n_tests)), axis=0)
    k_b = np.cumsum(rng.binomial(batch, share_b, size=(looks, n_tests)), axis=0)
    n = batch * np.arange(1, looks + 1)[:, None]
    p_a, p_b = (a + k_a) / (a + b + n), (a + k_b) / (a + b + n)
    variance = (p_a * (1 - p_a) + p_b * (1 - p_b)) / (a + b + n + 1)
    p_better = stats.norm.cdf((p_b - p_a) / np.sqrt(variance))  # normal approximation
    stated = np.maximum(p_better, 1 - p_better)
    first = np.argmax(stated > 0.95, axis=0)  # 0 if it never happens
    tests = np.arange(n_tests)
    stopped = stated[first, tests] > 0.95
    return stopped, stated[first, tests], p_better[first, tests] > 0.5


a, b = 140, 60  # shares scatter by about three points around 0.7
truth = rng.beta(a, b, size=(2, n_tests))
worlds = {
    "truths drawn from the prior": (truth[0], truth[1], a, b),
    "effects a tenth of the prior's": (truth[0], truth[0] + (truth[1] - truth[0]) / 10, a, b),
    "the same, but flat prior": (truth[0], truth[0] + (truth[1] - truth[0]) / 10, 1, 1),
}
for name, (share_a, share_b, prior_a, prior_b) in worlds.items():
    stopped, stated, says_b = run(share_a, share_b, prior_a, prior_b)
    right = (says_b == (share_b > share_a))[stopped]
    print(f"{name}: stop {stopped.mean():.2f}, stated {stated[stopped].mean():.2f}, "
          f"right {right.mean():.2f}")  # fmt: skip
    if name == "truths drawn from the prior":
        assert abs(stated[stopped].mean() - right.mean()) < 0.02
    else:
        assert right.mean() < 0.8

same = rng.beta(a, b, size=n_tests)
stopped, _, _ = run(same, same, a, b)
flat, _, _ = run(same, same, 1, 1)
print(f"no effect at all: stop {stopped.mean():.2f}; with a flat prior {flat.mean():.2f}")
assert flat.mean() > stopped.mean() > 0.15
