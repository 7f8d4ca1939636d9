"""DPO fits the policy to comparisons directly and lands where reward model plus KL would."""

import numpy as np
from scipy.optimize import minimize
from scipy.special import log_softmax, softmax

K, PAIRS, BETA = 6, 5_000, 0.5
rng = np.random.default_rng(0)
log_ref = np.log(rng.dirichlet(np.full(K, 3.0)))  # the reference policy over six answers
truth = rng.normal(size=K)
a, b = rng.integers(K, size=(2, PAIRS))
win = rng.random(PAIRS) < 1 / (1 + np.exp(truth[b] - truth[a]))
better, worse = np.where(win, a, b), np.where(win, b, a)

# Two stages: Bradley-Terry rewards, then in closed form the best policy for reward - BETA * KL.
r = minimize(lambda r: np.logaddexp(0, r[worse] - r[better]).mean() + 1e-9 * r @ r, np.zeros(K)).x
two_stage = softmax(log_ref + r / BETA)


def dpo(theta: np.ndarray) -> float:
    """Mean DPO loss. Source: Rafailov et al., Direct Preference Optimization, equation 7."""
    implicit = BETA * (log_softmax(theta) - log_ref)
    return np.logaddexp(0, implicit[worse] - implicit[better]).mean()


direct = softmax(minimize(dpo, log_ref).x)
best = softmax(log_ref + truth / BETA)
print("reference ", np.exp(log_ref).round(3))
print("two stages", two_stage.round(3))
print("DPO       ", direct.round(3))
print("true best ", best.round(3))
assert np.allclose(two_stage, direct, atol=2e-3) and np.abs(direct - best).max() < 0.05
# The closed form is the optimum: no random policy scores higher.
score = lambda p: p @ r - BETA * p @ (np.log(p) - log_ref)  # noqa: E731
assert all(score(p) < score(two_stage) for p in rng.dirichlet(np.ones(K), size=2_000))
