"""CartPole filmed by a wrapper: a coin loses the pole, a rule on its lean keeps it up."""
# one seed: to be revised

import gymnasium as gym
import matplotlib.pyplot as plt
import numpy as np
from gymnasium.wrappers import RecordEpisodeStatistics, TimeLimit


class ShareOfLimit(gym.RewardWrapper):
    """Rescale the reward so that a full episode of 40 steps is worth 1."""

    def reward(self, reward):
        return reward / 40


class Film(gym.Wrapper):
    """Keep every observation of the current episode."""

    def reset(self, **kwargs):
        observation, info = self.env.reset(**kwargs)
        self.frames = [observation]
        return observation, info

    def step(self, action):
        result = self.env.step(action)
        self.frames.append(result[0])
        return result


def play(env, policy, seed):
    observation, _ = env.reset(seed=seed)
    while True:
        observation, _, terminated, truncated, info = env.step(policy(observation))
        if terminated or truncated:
            return info["episode"], truncated


core = TimeLimit(gym.make("CartPole-v1").unwrapped, max_episode_steps=40)
env = Film(RecordEpisodeStatistics(ShareOfLimit(core)))
print("observation space:", env.observation_space.shape, env.observation_space.dtype)
print("action space:", env.action_space, "| outermost wrapper:", type(env).__name__)
env.action_space.seed(5)
films = {}
for name, policy in {
    "coin": lambda observation: env.action_space.sample(),
    "rule": lambda observation: int(observation[2] + observation[3] > 0),
}.items():
    episode, truncated = play(env, policy, seed=3)
    films[name] = np.array(env.frames)
    print(f"{name}: {episode['l']} steps, return {episode['r']:.3f}, truncated={truncated}")
first = films["rule"]
play(env, lambda observation: int(observation[2] + observation[3] > 0), seed=3)
assert np.array_equal(first, np.array(env.frames))  # same seed, same film
assert len(films["coin"]) < len(films["rule"]) == 41

fig, axes = plt.subplots(2, 6, figsize=(7, 2.7), layout="constrained", sharex=True, sharey=True)
for row, (name, frames) in enumerate(films.items()):
    steps = np.linspace(0, len(frames) - 1, 6).astype(int)
    for ax, step in zip(axes[row], steps, strict=True):
        x, _, angle, _ = frames[step]
        ax.axhline(0, color="C7", lw=0.8)
        ax.add_patch(plt.Rectangle((x - 0.25, 0), 0.5, 0.25, color="C0"))
        ax.plot([x, x + np.sin(angle)], [0.25, 0.25 + np.cos(angle)], color="C1", lw=4)
        ax.set(aspect="equal", xlim=(-0.9, 0.9), ylim=(-0.1, 1.35), xticks=[], yticks=[])
        ax.set_title(f"{name}, step {step}", fontsize=8)
        ax.spines[:].set_visible(False)
plt.show()
