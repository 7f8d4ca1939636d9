"""Learning the values of a random walk from episodes: error of Monte Carlo and of TD(0), mean over 100 runs."""

import matplotlib.pyplot as plt
import numpy as np

N, RUNS, EPISODES = 5, 100, 100
TRUTH = np.arange(1, N + 1) / (N + 1)  # chance to leave on the right, the only exit that pays 1
rng = np.random.default_rng(0)


def walk() -> tuple[list[int], float]:
    """One episode: the states visited from the middle on, and the reward at the exit."""
    states, s = [], N // 2
    while 0 <= s < N:
        states.append(s)
        s += 1 if rng.random() < 0.5 else -1
    return states, float(s == N)


def learn(alpha: float, td: bool) -> np.ndarray:
    """Root mean squared error over the states after each episode, averaged over runs."""
    error = np.zeros(EPISODES)
    for _ in range(RUNS):
        v = np.full(N, 0.5)
        for episode in range(EPISODES):
            states, reward = walk()
            following = states[1:] + [None]
            for s, after in zip(states, following, strict=True):
                if td:  # the target is a guess one step later
                    target = reward if after is None else v[after]
                else:  # the target is what this episode really returned
                    target = reward
                v[s] += alpha * (target - v[s])
            error[episode] += np.sqrt(np.mean((v - TRUTH) ** 2)) / RUNS
    return error


fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
final = {}
for td, alphas, color in ((False, (0.01, 0.03), "C1"), (True, (0.05, 0.1), "C0")):
    for alpha, style in zip(alphas, ("-", "--"), strict=True):
        curve = learn(alpha, td)
        name = f"{'TD(0)' if td else 'Monte Carlo'}, α = {alpha}"
        final[name] = curve
        ax.plot(curve, color=color, linestyle=style)
        ax.annotate(
            name,
            (EPISODES, curve[-1]),
            (4, 2 if alpha == 0.01 else -6),
            textcoords="offset points",
            color=color,
            fontsize=8,
        )
        print(
            f"{name:23} error after 10 episodes {curve[9]:.3f}, at best {curve.min():.3f}, after 100 {curve[-1]:.3f}"
        )
ax.set(xlabel="episodes", ylabel="RMS error of the values", xlim=(0, 128))
best = {kind: min(c.min() for n, c in final.items() if kind in n) for kind in ("Monte", "TD")}
assert best["TD"] < best["Monte"] - 0.01
plt.show()
