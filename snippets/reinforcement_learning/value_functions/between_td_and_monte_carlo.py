"""Error of n-step TD on a walk of 19 states against the step size: some n between 1 and infinity is best."""

import matplotlib.pyplot as plt
import numpy as np

N, RUNS, EPISODES = 19, 300, 10
TRUTH = np.arange(-N + 1, N, 2) / (N + 1)  # exits pay -1 on the left and +1 on the right
rng = np.random.default_rng(0)


def walks(n_runs: int) -> list[tuple[np.ndarray, float]]:
    """Random walks from the middle to an exit: the visited states (T,) and the reward at the end."""
    found = []
    for _ in range(n_runs):
        s, states = N // 2, []
        while 0 <= s < N:
            states.append(s)
            s += 1 if rng.integers(2) else -1
        found.append((np.array(states), 1.0 if s == N else -1.0))
    return found


episodes = [walks(EPISODES) for _ in range(RUNS // 10)]


def error_of(n: int, alpha: float) -> float:
    """Mean RMS error over the first ten episodes; updates at the end of each episode, from its start values."""
    total = 0.0
    for run in episodes:
        v = np.zeros(N)
        for states, reward in run:
            later = np.append(
                v[states], reward
            )  # the guess at each step, the true reward at the end
            target = later[np.minimum(np.arange(len(states)) + n, len(states))]
            np.add.at(v, states, alpha * (target - v[states]))
            total += np.sqrt(np.mean((v - TRUTH) ** 2))
    return total / len(episodes) / EPISODES


fig, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
alphas = np.geomspace(0.005, 0.6, 14)
best = {}
for color, n in enumerate((1, 2, 4, 8, 16, 10**6)):
    errors = np.array([error_of(n, a) for a in alphas])
    best[n] = errors.min()
    name = "Monte Carlo" if n > 100 else f"n = {n}"
    shown = errors < 0.62
    ax.semilogx(alphas[shown], errors[shown], ".-", color=f"C{color}", label=name)
    print(f"{name:11} lowest error {errors.min():.2f} at step size {alphas[errors.argmin()]:.2f}")
ax.set(xlabel="step size α", ylabel="RMS error, first 10 episodes")
ax.legend(ncols=3)
middle = min(best[n] for n in (2, 4, 8))
assert middle < best[1] - 0.01 and middle < best[10**6] - 0.01
plt.show()
