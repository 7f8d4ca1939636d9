"""Softmax with a gradient step, with and without a baseline, and EXP3 against an opponent who knows UCB1."""

import numpy as np

rng = np.random.default_rng(0)
K, STEPS, RUNS = 5, 1000, 400


def gradient_bandit(baseline: bool, step: float = 0.1) -> float:
    """Share of best choices in the last 200 steps. Source: Sutton and Barto, 2nd edition, section 2.8."""
    means = 4 + rng.normal(size=(RUNS, K))  # all rewards are far from zero
    h, average, rows, right = np.zeros((RUNS, K)), np.zeros(RUNS), np.arange(RUNS), 0.0
    for t in range(STEPS):
        p = np.exp(h - h.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        arm = (p.cumsum(axis=1) < rng.random((RUNS, 1))).sum(axis=1).clip(max=K - 1)
        reward = means[rows, arm] + rng.normal(size=RUNS)
        chosen = np.eye(K)[arm]
        h += step * (reward - average * baseline)[:, None] * (chosen - p)
        average += (reward - average) / (t + 1)
        right += np.mean(arm == means.argmax(axis=1)) * (t >= STEPS - 200) / 200
    return right


with_baseline, without = gradient_bandit(True), gradient_bandit(False)
print(
    f"gradient bandit, best arm chosen: with a baseline {with_baseline:.2f}, without {without:.2f}"
)
assert with_baseline > without + 0.1


def against_opponent(randomized: bool, steps: int = 4000) -> tuple[float, float]:
    """Reward of the learner and of the best fixed arm; the opponent pays 0 to the arm that UCB1 would choose.

    Source of EXP3: Auer, Cesa-Bianchi, Freund and Schapire, SIAM Journal on Computing 32, 2002.
    """
    n, s, w, got, paid = np.ones(2), np.ones(2), np.zeros(2), 0.0, np.zeros(2)
    gamma = np.sqrt(np.log(2) / (2 * steps))
    for t in range(1, steps + 1):
        ucb = int(np.argmax(s / n + np.sqrt(2 * np.log(t + 1) / n)))
        rewards = np.array([1.0, 1.0])
        rewards[ucb] = 0.0
        p = np.exp(w - w.max()) / np.exp(w - w.max()).sum()
        arm = int(rng.random() > p[0]) if randomized else ucb
        got, paid = got + rewards[arm], paid + rewards
        n[arm], s[arm] = n[arm] + 1, s[arm] + rewards[arm]
        w[arm] += gamma * rewards[arm] / p[arm]  # what was seen, divided by the chance to see it
    return got / steps, paid.max() / steps


for name, randomized in (("UCB1", False), ("EXP3", True)):
    got, best = against_opponent(randomized)
    print(f"against an opponent, {name}: {got:.2f} a step, best single arm {best:.2f}")
    assert (got < 0.05) == (not randomized)
