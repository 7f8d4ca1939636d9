"""Consecutive states are nearly copies of each other; a draw from the replay buffer is not."""

import gymnasium as gym
import matplotlib.pyplot as plt
import numpy as np


class ReplayBuffer:
    """The last `capacity` steps in preallocated arrays; the oldest is overwritten.

    Source: Mnih et al. (2015), Human-level control, Methods; Lin (1992).
    """

    def __init__(self, capacity: int, state_shape: tuple[int, ...], seed: int = 0) -> None:
        self.state = np.zeros((capacity, *state_shape), dtype=np.float32)
        self.after = np.zeros_like(self.state)
        self.action = np.zeros(capacity, dtype=np.int64)
        self.reward = np.zeros(capacity, dtype=np.float32)
        self.terminated = np.zeros(capacity, dtype=np.float32)
        self.capacity, self.added = capacity, 0
        self.rng = np.random.default_rng(seed)

    def add(self, state, action, reward, after, terminated) -> None:
        """Store one step. A time limit is not an end: pass `terminated` only."""
        i = self.added % self.capacity
        self.state[i], self.action[i], self.reward[i] = state, action, reward
        self.after[i], self.terminated[i] = after, terminated
        self.added += 1

    def sample(self, size: int) -> dict[str, np.ndarray]:
        """Draw `size` steps uniformly, with replacement."""
        i = self.rng.integers(min(self.added, self.capacity), size=size)
        names = ("state", "action", "reward", "after", "terminated")
        return {name: getattr(self, name)[i] for name in names}


def autocorrelation(series: np.ndarray, lags: range) -> np.ndarray:
    """Correlation of a series with itself, `lag` places later."""
    z = (series - series.mean()) / series.std()
    return np.array([np.mean(z[: len(z) - lag] * z[lag:]) for lag in lags])


env, buffer = gym.make("CartPole-v1"), ReplayBuffer(5_000, (4,))
rng = np.random.default_rng(0)
state, _ = env.reset(seed=0)
for _ in range(8_000):
    action = int(state[2] + state[3] > 0) if rng.random() > 0.1 else int(rng.integers(2))
    after, reward, terminated, truncated, _ = env.step(action)
    buffer.add(state, action, reward, after, terminated)
    state = env.reset()[0] if terminated or truncated else after

lags = range(41)
start = buffer.added % buffer.capacity  # the oldest step that is left
stream = autocorrelation(np.roll(buffer.state[:, 0], -start), lags)
drawn = autocorrelation(buffer.sample(5_000)["state"][:, 0], lags)
print(f"stored {min(buffer.added, buffer.capacity)} of {buffer.added} steps")
print(f"autocorrelation of the position at lag 10: stream {stream[10]:.2f}, drawn {drawn[10]:.2f}")
assert stream[10] > 0.8 and np.abs(drawn[1:]).max() < 0.08
atari = 1_000_000 * 84 * 84
print(f"a million frames of 84 x 84 bytes: {atari / 1e9:.1f} GB once, {8 * atari / 1e9:.0f} GB")
print("if each step stores both stacks of four")

fig, ax = plt.subplots(figsize=(7, 3), layout="constrained")
for series, name, color in ((stream, "as they came", "C1"), (drawn, "drawn from the buffer", "C0")):
    ax.plot(lags, series, color=color, marker=".")
    ax.text(25, series[25] + 0.06, name, color=color)
ax.set(xlabel="lag (samples)", ylabel="autocorrelation of position", ylim=(-0.15, 1.1))
plt.show()
