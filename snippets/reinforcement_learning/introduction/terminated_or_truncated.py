"""Ending by failure and ending by the clock: what each flag does to a learned value."""

import gymnasium as gym
import numpy as np
from gymnasium import spaces
from gymnasium.utils.env_checker import check_env

FAILURE, LIMIT, GAMMA = 0.01, 20, 0.95


class Pump(gym.Env):
    """A pump that earns 1 per step and breaks with a fixed probability, at any age."""

    observation_space = spaces.Discrete(1)  # one state: running
    action_space = spaces.Discrete(1)  # one action: carry on

    def reset(self, *, seed=None, options=None):
        super().reset(seed=seed)  # seeds self.np_random
        return 0, {}

    def step(self, action):
        broke = bool(self.np_random.random() < FAILURE)
        return 0, 1.0, broke, False, {}


check_env(Pump(), skip_render_check=True)
env = gym.wrappers.TimeLimit(Pump(), max_episode_steps=LIMIT)
env.reset(seed=0)
flags = []
while len(flags) < 40_000:
    _, _, terminated, truncated, _ = env.step(0)
    flags.append((terminated, truncated))
    if terminated or truncated:
        env.reset()
flags = np.array(flags)
print(f"{flags[:, 0].sum()} episodes ended by failure, {flags[:, 1].sum()} by the clock")

# A value v must satisfy v = mean(r + gamma * (0 if the future is cut off else v)).
true_value = 1 / (1 - GAMMA * (1 - FAILURE))
rules = {
    "cut off at terminated (right)": flags[:, 0],
    "cut off at terminated or truncated": flags.any(axis=1),
    "never cut off": np.zeros(len(flags), dtype=bool),
}
print(f"{'true value':36s}{true_value:6.1f}")
values = {}
for name, cut in rules.items():
    v = 0.0
    for _ in range(500):
        v = 1.0 + GAMMA * np.mean(~cut) * v
    values[name] = v
    print(f"{name:36s}{v:6.1f}")
right, both, never = values.values()
assert abs(right - true_value) < 0.5 and both < 0.7 * true_value and never > 1.1 * true_value
