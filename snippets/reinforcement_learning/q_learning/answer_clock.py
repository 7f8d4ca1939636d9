"""Treating a time limit as the end does not only bias the values: it turns the policy around."""

import gymnasium as gym
import numpy as np
from gymnasium import spaces

LIMIT, GAMMA, STEPS = 20, 0.95, 20_000


class Shop(gym.Env):
    """Keep a shop that earns 1 a day for ever (worth 20), or sell it once for 14."""

    observation_space, action_space = spaces.Discrete(1), spaces.Discrete(2)

    def reset(self, *, seed=None, options=None):
        super().reset(seed=seed)
        return 0, {}

    def step(self, action):
        return 0, (14.0 if action else 1.0), bool(action), False, {}


tables = {}
for rule in ("terminated", "terminated or truncated"):
    env = gym.wrappers.TimeLimit(Shop(), LIMIT)
    rng = np.random.default_rng(0)
    q, visits = np.zeros(2), np.zeros(2)
    env.reset(seed=0)
    for _ in range(STEPS):
        a = int(rng.random() < 0.05) if rng.random() < 0.5 else int(q.argmax())
        _, reward, terminated, truncated, _ = env.step(a)
        cut = terminated if rule == "terminated" else terminated or truncated
        visits[a] += 1
        q[a] += visits[a] ** -0.6 * (reward + (0 if cut else GAMMA * q.max()) - q[a])
        if terminated or truncated:
            env.reset()
    tables[rule] = q
    print(
        f"future 0 at {rule:24s} keep {q[0]:4.1f}  sell {q[1]:4.1f}:", ("keep", "sell")[q.argmax()]
    )
right, wrong = tables.values()
assert right.argmax() == 0 and wrong.argmax() == 1
