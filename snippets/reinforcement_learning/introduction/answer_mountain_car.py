"""MountainCar: always right, at random, and with the motion."""

import gymnasium as gym
import numpy as np

env = gym.make("MountainCar-v0")
env.action_space.seed(0)


def steps_to_flag(policy, seed: int) -> int:
    """Steps until the flag, or 200 if the clock ends the episode."""
    observation, _ = env.reset(seed=seed)
    for step in range(1, 201):
        observation, _, terminated, truncated, _ = env.step(policy(observation))
        if terminated or truncated:
            return step


policies = {
    "always right": lambda observation: 2,
    "random": lambda observation: env.action_space.sample(),
    "with the motion": lambda observation: 2 if observation[1] >= 0 else 0,
}
for name, policy in policies.items():
    steps = np.array([steps_to_flag(policy, seed) for seed in range(50)])
    print(f"{name:16s} mean {steps.mean():.0f} steps, flag reached in {np.mean(steps < 200):.2f}")
assert steps.max() < 200
