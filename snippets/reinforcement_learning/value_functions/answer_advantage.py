"""Greedy on the advantage improves a policy, and the discounted advantages along the way add up to the gain."""

import numpy as np

rng = np.random.default_rng(0)
n, m, gamma = 8, 3, 0.9
P = rng.dirichlet(np.full(n, 0.3), size=(n, m))
R = rng.normal(size=(n, m))
rows = np.arange(n)


def evaluate(policy: np.ndarray) -> np.ndarray:
    return np.linalg.solve(np.eye(n) - gamma * P[rows, policy], R[rows, policy])


old = np.zeros(n, dtype=int)
v = evaluate(old)
advantage = R + gamma * P @ v - v[:, None]  # of each action over following the old policy
new = advantage.argmax(axis=1)
assert np.allclose(advantage[rows, old], 0)

# Discounted visits to each state under the new policy, from state 0.
visits = np.linalg.solve(np.eye(n) - gamma * P[rows, new].T, np.eye(n)[0])
gain = evaluate(new)[0] - v[0]
print(f"value of state 0: {v[0]:.3f} before, {v[0] + gain:.3f} after")
print(f"sum of visits times advantage: {visits @ advantage[rows, new]:.3f}, the gain: {gain:.3f}")
assert np.isclose(visits @ advantage[rows, new], gain) and gain > 0
