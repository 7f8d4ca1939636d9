"""Generalized advantage estimation: its two limits, and the error between them by lambda."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np

rng = np.random.default_rng(0)


def gae(reward, value, after, terminated, over, gamma: float, lam: float) -> np.ndarray:
    """Advantages of steps played one after the other; every array has shape (T, ...).

    Args:
        value, after: The critic at the state of the step and at the state it led to.
        terminated: A real end: nothing follows, the next value counts as zero.
        over: The episode stopped here, for any reason: no error flows back across it.

    Source: Schulman et al., High-dimensional continuous control using GAE, equation 16.
    """
    delta = reward + gamma * np.where(terminated, 0.0, after) - value  # TD errors
    advantage, running = np.zeros_like(delta), 0.0
    for t in reversed(range(len(delta))):
        running = delta[t] + gamma * lam * np.where(over[t], 0.0, running)
        advantage[t] = running
    return advantage


# Two episodes in one stream: a real end after step 5, a time limit after step 11.
r, v = rng.normal(size=(2, 12))
after = np.append(v[1:], 0.7)
ended, over = np.arange(12) == 5, np.isin(np.arange(12), (5, 11))
g = 0.9
td = r + g * np.where(ended, 0, after) - v
is_td = np.allclose(gae(r, v, after, ended, over, g, 0.0), td)
to_go, tail = np.zeros(12), after[11]  # the time limit: the critic stands in for the rest
for t in reversed(range(12)):
    tail = r[t] + g * (0.0 if ended[t] else tail)
    to_go[t] = tail
is_return = np.allclose(gae(r, v, after, ended, over, g, 1.0), to_go - v)
print(f"lambda 0 is the TD error, lambda 1 is return minus value: {is_td and is_return}")
assert is_td and is_return

# The mistake: a time limit counted as an end. One point per step, for ever: each state is worth 50.
ones, fifty, never, last = (
    np.ones(200),
    np.full(200, 50.0),
    np.zeros(200, bool),
    np.zeros(200, bool),
)
last[-1] = True
for name, flag in (("as an end", last), ("bootstrapped", never)):
    target = gae(ones, fifty, fifty, flag, last, 0.98, 1.0) + fifty
    print(
        f"time limit {name:13s} return learned for steps 0, 150, 199:",
        target[[0, 150, 199]].round(1),
    )
assert np.allclose(target, 50)

# A ring of 8 states with noisy rewards. How much better is move 1 than move 0 in state 0?
S, N, T, GAMMA, BATCH = 8, 4_000, 150, 0.95, 200
ring = np.eye(S)[(np.arange(S)[:, None] + [-1, 1]) % S]  # ring[s, move] is the intended cell
P = 0.8 * ring + 0.2 * ring[:, ::-1]
R = np.eye(S)[2] * 3
V = np.linalg.solve(np.eye(S) - GAMMA * P.mean(axis=1), R)
truth = GAMMA * (P[0, 1] - P[0, 0]) @ V
first = np.arange(N) % 2
states = np.zeros((T + 1, N), dtype=int)
for t in range(T):
    move = first if t == 0 else rng.integers(2, size=N)
    cumulative = P[states[t], move].cumsum(axis=1)
    states[t + 1] = (rng.random(N)[:, None] > cumulative).sum(axis=1)
reward = R[states[:-1]] + rng.normal(size=(T, N))
no_end = np.zeros((T, N), dtype=bool)
lambdas = np.array([0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1])
wrong = rng.normal(size=S)
fig, ax = plt.subplots(figsize=(7, 3.3), layout="constrained")
best = []
for size, name, color in ((0.1, "good critic", "C0"), (1.0, "poor critic", "C1")):
    critic = V + size * wrong
    error = []
    for lam in lambdas:
        a = gae(reward, critic[states[:-1]], critic[states[1:]], no_end, no_end, GAMMA, lam)[0]
        bias = a[first == 1].mean() - a[first == 0].mean() - truth
        spread = np.sqrt((a[first == 1].var() + a[first == 0].var()) / BATCH)
        error.append((abs(bias), spread, np.hypot(bias, spread)))
    bias, spread, total = np.array(error).T
    best.append(lambdas[total.argmin()])
    print(f"{name}, lambda 0 to 1: |bias| {bias[0]:.2f} to {bias[-1]:.2f},", end=" ")
    print(f"spread {spread[0]:.2f} to {spread[-1]:.2f}; least error at {best[-1]:.2f}")
    ax.plot(lambdas, total, "o-", color=color)
    ax.text(0.01, total[0] + 0.05, name, color=color)
ax.set(xlabel="lambda", ylabel=f"error from {BATCH} episodes (rms)", ylim=(0, None))
assert best[0] < best[1] < 1
plt.show()
