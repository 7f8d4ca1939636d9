"""Maximization bias: Q-learning prefers a losing action for hundreds of episodes."""

import matplotlib.pyplot as plt
import numpy as np

RUNS, EPISODES, M, ALPHA, EPSILON = 2000, 300, 10, 0.1, 0.1
lanes = np.arange(RUNS)


def epsilon_greedy(q: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """An action per row of q, shape (runs, actions); ties are broken by chance."""
    best = (q + 1e-9 * rng.random(q.shape)).argmax(axis=1)
    return np.where(rng.random(len(q)) < EPSILON, rng.integers(q.shape[1], size=len(q)), best)


def share_of_left(double: bool, seed: int = 0) -> tuple[np.ndarray, float]:
    """Share of runs that go left from A, per episode, and the highest mean of q(A, left).

    Left leads to B with reward 0; each of B's M actions ends with a reward from N(-0.1, 1).
    Right ends at once with reward 0. Source: Sutton and Barto, section 6.7, figure 6.5.
    """
    rng = np.random.default_rng(seed)
    qa, qb = np.zeros((2, RUNS, 2)), np.zeros((2, RUNS, M))  # two tables; plain uses the first
    left, highest = np.zeros(EPISODES), 0.0
    for episode in range(EPISODES):
        a = epsilon_greedy(qa.sum(axis=0), rng)  # 0 is left, 1 is right
        b = epsilon_greedy(qb.sum(axis=0), rng)
        reward = rng.normal(-0.1, 1.0, RUNS)
        use = rng.integers(2, size=RUNS) if double else np.zeros(RUNS, dtype=int)
        judge = 1 - use if double else use
        pick = (qb[use, lanes] + 1e-9 * rng.random((RUNS, M))).argmax(axis=1)
        future = np.where(a == 0, qb[judge, lanes, pick], 0.0)  # one picks, the other judges
        qa[use, lanes, a] += ALPHA * (future - qa[use, lanes, a])
        in_b = a == 0
        old = qb[use, lanes, b]
        qb[use[in_b], lanes[in_b], b[in_b]] += ALPHA * (reward - old)[in_b]
        left[episode] = in_b.mean()
        highest = max(highest, qa[: 1 + double, :, 0].mean())
    return left, highest


fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
results = {}
for i, (name, double) in enumerate({"Q-learning": False, "double Q-learning": True}.items()):
    left, top = share_of_left(double)
    results[name] = left
    print(f"{name:18s} goes left: peak {left.max():.0%}, last 50 episodes {left[-50:].mean():.0%}")
    print(f"{'':18s} highest mean estimate of left: {top:.2f} (true value: -0.1)")
    ax.plot(100 * left.reshape(-1, 5).mean(axis=1), color=f"C{i}")
    ax.text(9 + 2 * i, 100 * left[40 + 10 * i] + 6, name, color=f"C{i}")
assert results["Q-learning"].max() > 0.7 and results["double Q-learning"].max() < 0.6
ax.axhline(5, color="C7", ls="--")
ax.text(45, 0.5, "optimal: 5 %", color="C7")
ax.set_xticks(range(0, 61, 10), range(0, 301, 50))
ax.set(xlabel="episode", ylabel="goes left (%)", ylim=(0, 100))
plt.show()
