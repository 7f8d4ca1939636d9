"""A lane-keeping environment: hands off, tuned by hand, learned, and learned behind a shield."""
# one seed: to be revised

import gymnasium as gym
import numpy as np
from gymnasium import spaces
from gymnasium.utils.env_checker import check_env


class Lane(gym.Env):
    """Keep a car at 20 m/s within 1.75 m of the middle for 15 s of gusts."""

    observation_space = spaces.Box(-10, 10, shape=(2,))  # offset (m), heading (rad)
    action_space = spaces.Box(-1, 1, shape=(1,))  # steering, in tenths of a radian a step

    def reset(self, *, seed=None, options=None):
        super().reset(seed=seed)
        self.y, self.heading, self.t = self.np_random.uniform(-0.8, 0.8), 0.0, 0
        return np.array([self.y, self.heading], dtype=np.float32), {}

    def step(self, action):
        steer = min(1.0, max(-1.0, float(action[0])))
        self.heading += 0.1 * steer + self.np_random.normal(0, 0.01)
        self.y += 2.0 * self.heading
        self.t += 1
        left = abs(self.y) > 1.75
        reward = 1.0 - self.y**2 - 0.1 * steer**2
        observation = np.array([self.y, self.heading], dtype=np.float32)
        return observation, reward, left, self.t >= 150, {}


def drive(env, gains, seed, shield=False):
    """Return the episode's return and whether the car left the lane."""
    (y, heading), _ = env.reset(seed=seed)
    total = 0.0
    while True:
        steer = -gains[0] * y - gains[1] * heading
        if shield and abs(y + 2 * heading + 0.2 * np.clip(steer, -1, 1)) > 1.0:
            steer = -BY_HAND[0] * y - BY_HAND[1] * heading
        (y, heading), reward, terminated, truncated, _ = env.step([steer])
        total += reward
        if terminated or truncated:
            return total, terminated


def learn(env, shield):
    """Cross-entropy method: draw gains, keep the best quarter, draw around those."""
    rng = np.random.default_rng(0)
    mean, spread, departures, seed = np.zeros(2), np.array([1.0, 8.0]), 0, 0
    for _ in range(6):
        batch = mean + spread * rng.normal(size=(16, 2))
        results = np.array([drive(env, g, seed := seed + 1, shield) for g in batch])
        elite = batch[np.argsort(results[:, 0], kind="stable")[-4:]]
        mean, spread = elite.mean(axis=0), elite.std(axis=0) + 0.02
        departures += int(results[:, 1].sum())
    return mean, departures


BY_HAND = np.array([0.5, 5.0])
env = Lane()
check_env(env, skip_render_check=True)
learned, departures = learn(env, shield=False)
guarded, guarded_departures = learn(env, shield=True)
print(f"lane departures in 96 training drives: {departures}, with the shield {guarded_departures}")
returns = {}
for name, gains in {
    "hands off": (0, 0),
    "by hand": BY_HAND,
    "learned": learned,
    "learned with shield": guarded,
}.items():
    test = np.array([drive(env, gains, 5000 + k) for k in range(40)])
    returns[name] = test[:, 0].mean()
    print(
        f"{name:20s} gains {np.round(gains, 1)}  return {returns[name]:6.1f}, "
        f"left the lane {int(test[:, 1].sum())} of 40"
    )
assert guarded_departures < departures / 3
assert returns["hands off"] < returns["by hand"] < returns["learned"] + 1
