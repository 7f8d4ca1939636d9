"""Two ways to stop learning: a policy that is sure too early, and a reward that never shows up."""

import numpy as np

RUNS, STEPS = 200, 1_000
means = np.array([1.0, 0.8, 0.2])  # the rewards of three actions, plus noise of size 0.5


def train(alpha: float, bonus: float, baseline: bool) -> tuple[float, float, float]:
    """One sample per step. Returns share of runs stuck on a wrong action, entropy, value."""
    rng = np.random.default_rng(0)
    theta, mean = np.zeros((RUNS, 3)), np.zeros(RUNS)
    row = np.arange(RUNS)
    for k in range(1, STEPS + 1):
        e = np.exp(theta - theta.max(axis=1, keepdims=True))
        pi = e / e.sum(axis=1, keepdims=True)
        log_pi = np.log(np.maximum(pi, 1e-300))
        entropy = -(pi * log_pi).sum(axis=1, keepdims=True)
        action = (rng.random(RUNS)[:, None] > pi.cumsum(axis=1)[:, :2]).sum(axis=1)
        reward = means[action] + 0.5 * rng.normal(size=RUNS)
        score = -pi.copy()
        score[row, action] += 1
        advantage = reward - mean if baseline else reward
        # The gradient of the entropy in the logits is -pi (log pi + H).
        theta += alpha * (score * advantage[:, None] - bonus * pi * (log_pi + entropy))
        mean += (reward - mean) / k
    wrong = float((pi[:, 1:].max(axis=1) > 0.95).mean())
    return wrong, float(entropy.mean()), float((pi @ means).mean())


print("step  baseline  bonus   stuck on a wrong action  entropy  value")
stuck = {}
for alpha, baseline, bonus in (
    (0.05, False, 0.0), (1.0, False, 0.0), (1.0, True, 0.0), (1.0, False, 0.3), (1.0, True, 0.3)
):  # fmt: skip
    share, entropy, value = train(alpha, bonus, baseline)
    stuck[alpha, baseline, bonus] = share
    print(
        f"{alpha:4.2f}  {baseline!s:8s}  {bonus:5.2f} {share:25.2f}  {entropy:7.2f}  {value:5.2f}"
    )
assert stuck[1.0, False, 0.0] > 0.15 and stuck[0.05, False, 0.0] < 0.03
assert stuck[1.0, False, 0.3] < 0.05 and stuck[1.0, True, 0.0] < 0.1

# Sparse reward: a lock with L buttons in a row, reward 1 only if all L presses are right.
rng = np.random.default_rng(1)
print("\nbuttons in a row  rewarded episodes of 10000  exact expectation")
for L in (2, 5, 10, 20):
    hits = int((rng.random((10_000, L)) < 0.5).all(axis=1).sum())
    print(f"{L:16d}  {hits:26d}  {10_000 / 2**L:17.2f}")
assert hits == 0  # the estimated gradient is exactly zero, whatever the step size
