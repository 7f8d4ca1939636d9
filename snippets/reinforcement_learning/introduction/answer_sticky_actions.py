"""A wrapper that sometimes repeats the last action, and what it does to two CartPole rules."""

import gymnasium as gym
import numpy as np


class StickyActions(gym.Wrapper):
    """Repeat the previous action with probability p instead of the one that was asked for."""

    def __init__(self, env: gym.Env, p: float):
        super().__init__(env)
        self.p = p

    def reset(self, **kwargs):
        self.previous = None
        return self.env.reset(**kwargs)

    def step(self, action):
        if self.previous is not None and self.unwrapped.np_random.random() < self.p:
            action = self.previous
        self.previous = action
        return self.env.step(action)


def mean_return(env, weights) -> float:
    total = 0
    for seed in range(40):
        observation, _ = env.reset(seed=seed)
        done = False
        while not done:
            observation, _, terminated, truncated, _ = env.step(int(observation @ weights > 0))
            total += 1
            done = terminated or truncated
    return total / 40


RULES = {"lean": np.array([0, 0, 1, 0]), "lean and speed": np.array([0, 0, 1, 1])}
results = {}
for p in (0.0, 0.25, 0.5):
    env = StickyActions(gym.make("CartPole-v1"), p)
    for name, weights in RULES.items():
        results[name, p] = mean_return(env, weights)
    assert results["lean and speed", p] > results["lean", p]  # the better rule stays the better
    print(f"p = {p:<4}", {name: round(results[name, p]) for name in RULES})
for name in RULES:  # rejects a wrapper that forgets to repeat
    assert results[name, 0.0] > results[name, 0.25] > results[name, 0.5]
