"""Variance of the policy gradient by horizon: whole return, reward-to-go, and with a baseline."""

import matplotlib.pyplot as plt
import numpy as np

S, N, GROUP = 4, 16_000, 8
rng = np.random.default_rng(0)
P = rng.dirichlet(np.ones(S), size=(S, 2))
R = rng.uniform(0, 2, size=(S, 2))  # all rewards positive, as in many games
p = np.array([0.3, 0.5, 0.6, 0.4])  # chance of action 1 in each state, sigmoid of a logit
pi = np.stack([1 - p, p], axis=1)


def exact_values(T: int) -> tuple[np.ndarray, np.ndarray]:
    """Values (T + 1, S) with t steps played, and the exact gradient (S,) from state 0."""
    V, visits, gradient = np.zeros((T + 1, S)), np.eye(S)[0], np.zeros(S)
    for t in reversed(range(T)):
        V[t] = (pi * (R + P @ V[t + 1])).sum(axis=1)
    for t in range(T):  # policy gradient theorem: visits times p (1 - p) (q1 - q0)
        q = R + P @ V[t + 1]
        gradient += visits * p * (1 - p) * (q[:, 1] - q[:, 0])
        visits = visits @ np.einsum("sa,sat->st", pi, P)
    return V, gradient


def play(T: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """N episodes: states, scores and rewards, each of shape (T, N)."""
    state, out = np.zeros(N, dtype=int), []
    for _ in range(T):
        action = (rng.random(N) < p[state]).astype(int)
        out.append((state, action - p[state], R[state, action]))
        cumulative = P[state, action].cumsum(axis=1)
        state = (rng.random(N)[:, None] > cumulative).sum(axis=1)
    return tuple(np.array(part) for part in zip(*out, strict=True))


horizons, table, worst_z = [5, 10, 20, 40, 80], {}, 0.0
for T in horizons:
    V, exact = exact_values(T)
    states, scores, rewards = play(T)
    to_go = rewards[::-1].cumsum(axis=0)[::-1]
    groups = to_go[0].reshape(-1, GROUP)  # eight answers to the same question
    others = (groups.sum(axis=1, keepdims=True) - groups) / (GROUP - 1)
    ways = {
        "whole return": to_go[0] * np.ones((T, 1)),
        "group of 8": (groups - others).reshape(1, N) * np.ones((T, 1)),
        "reward-to-go": to_go,
        "with baseline v": to_go - V[np.arange(T)[:, None], states],
    }
    for name, weight in ways.items():
        g = np.stack([(scores * weight * (states == s)).sum(axis=0) for s in range(S)], axis=1)
        table.setdefault(name, []).append(g.var(axis=0).sum())
        z = np.abs(g.mean(axis=0) - exact) / (g.std(axis=0) / np.sqrt(N))
        worst_z = max(worst_z, z.max())

print("variance per episode, horizon", "".join(f"{T:10d}" for T in horizons), "  slope")
slope = {}
for name, variance in table.items():
    slope[name] = np.polyfit(np.log(horizons), np.log(variance), 1)[0]
    print(f"{name:29s}", "".join(f"{v:10.1f}" for v in variance), f"{slope[name]:7.1f}")
print(f"all 80 means within {4.5} standard errors of the exact gradient: {worst_z < 4.5}")
assert worst_z < 4.5 and slope["whole return"] > 2.5 and slope["with baseline v"] < 2.3
assert table["with baseline v"][-1] < table["reward-to-go"][-1] / 20

fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
for (name, variance), color in zip(table.items(), ("C1", "C3", "C6", "C0"), strict=True):
    ax.loglog(horizons, variance, "o-", color=color)
    ax.text(86, variance[-1], name, color=color, va="center")
ax.set(xlabel="steps per episode", ylabel="variance of the gradient", xlim=(4.5, 190))
ax.set_xticks(horizons, [str(T) for T in horizons])
ax.minorticks_off()
plt.show()
