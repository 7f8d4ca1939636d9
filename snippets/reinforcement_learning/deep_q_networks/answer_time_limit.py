"""A pole that never falls, filmed for 40 steps at a time: what `terminated or truncated` costs."""

import gymnasium as gym
import numpy as np

GAMMA, LIMIT = 0.98, 40
env = gym.wrappers.TimeLimit(gym.make("CartPole-v1").unwrapped, LIMIT)


def features(s: np.ndarray) -> np.ndarray:
    """A constant and all products of two of the four numbers, shape (11,)."""
    return np.concatenate([[1.0], np.outer(s, s)[np.triu_indices(4)]])


now, then, ended, cut = [], [], [], []
for episode in range(40):
    s, _ = env.reset(seed=episode)
    over = False
    while not over:
        action = int(0.3 * s[0] + 0.6 * s[1] + 8 * s[2] + 1.5 * s[3] > 0)
        after, _, terminated, truncated, _ = env.step(action)
        now.append(features(s))
        then.append(features(after))
        ended.append(terminated)
        cut.append(terminated or truncated)
        s, over = after, terminated or truncated
print(f"episodes cut by the clock {np.sum(cut)}, falls {np.sum(ended)}")
phi, phi_after = np.array(now), np.array(then)
value = {}
for name, mask in {"terminated": ended, "terminated or truncated": cut}.items():
    # The weights where semi-gradient TD comes to rest (least-squares TD), reward 1 a step.
    future = GAMMA * (1 - np.array(mask, dtype=float))[:, None] * phi_after
    A = phi.T @ (phi - future) + 1e-6 * np.eye(11)
    value[name] = float(np.mean(phi @ np.linalg.solve(A, phi.sum(axis=0))))
    print(f"no future after {name:24s}: mean value {value[name]:.1f}")
print(f"true value of balancing for ever: {1 / (1 - GAMMA):.1f}")
assert abs(value["terminated"] - 50) < 0.5 and value["terminated or truncated"] < 35
