"""Linear SARSA on eight tilings learns MountainCar in thirty episodes; one grid does not."""

import gymnasium as gym
import matplotlib.pyplot as plt
import numpy as np

EPISODES, CELLS, LIMIT = 30, 8, 500


class Tiles:
    """Overlapping grids over (position, speed), each shifted a little against the others."""

    def __init__(self, tilings: int):
        self.low, span = np.array([-1.2, -0.07]), np.array([1.8, 0.14])
        self.scale = CELLS / span
        self.shift = np.arange(tilings)[:, None] * np.array([1, 3]) / tilings % 1.0
        self.base = np.arange(tilings) * (CELLS + 1) ** 2
        self.size = tilings * (CELLS + 1) ** 2

    def __call__(self, x: np.ndarray) -> np.ndarray:
        """Indices of the active tiles, one per tiling, shape (tilings,)."""
        grid = ((x - self.low) * self.scale + self.shift).astype(int)
        return self.base + grid[:, 0] * (CELLS + 1) + grid[:, 1]


def sarsa(tilings: int, seed: int) -> tuple[list[int], np.ndarray, Tiles]:
    """Episode lengths, weights (3, size) and the coder. Source: Sutton and Barto, section 10.1."""
    env = gym.make("MountainCar-v0").unwrapped  # our own clock: LIMIT
    tiles, rng = Tiles(tilings), np.random.default_rng(seed)
    w, alpha, lengths = np.zeros((3, tiles.size)), 0.5 / tilings, []
    for episode in range(EPISODES):
        active = tiles(env.reset(seed=1000 * seed + episode)[0])
        a, length, over = int(rng.integers(3)), 0, False
        while not over:
            x, reward, terminated, _, _ = env.step(a)
            then = tiles(x)
            values = w[:, then].sum(axis=1)  # q of the three actions
            following = int(values.argmax())  # zero start is optimistic here: every step costs 1
            target = reward if terminated else reward + values[following]
            w[a, active] += alpha * (target - w[a, active].sum())
            active, a, length, over = then, following, length + 1, terminated or length + 1 == LIMIT
        lengths.append(length)
    return lengths, w, tiles


fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.2), layout="constrained")
last = {}
for i, tilings in enumerate((8, 1)):
    lengths, w, tiles = sarsa(tilings, seed=0)
    last[tilings] = np.mean(lengths[-10:])
    print(
        f"{tilings} tiling(s), {w.size:4d} weights: mean length of the last 10 ~{last[tilings]:.0f}"
    )
    left.plot(lengths, color=f"C{i}", label=f"{tilings} tiling" + "s" * (tilings > 1))
    if tilings == 8:
        axis = np.linspace(0.02, 0.98, 40)
        grid = [[tiles(np.array([1.7 * p - 1.2, 0.14 * v - 0.07])) for p in axis] for v in axis]
        cost = -w[:, np.array(grid)].sum(axis=-1).max(axis=0)
left.set(xlabel="episode", ylabel="steps to the top", ylim=(0, 520))
left.legend()
assert last[8] < 300 and last[8] < 0.8 * last[1]
image = right.imshow(cost, origin="lower", aspect="auto", extent=(-1.2, 0.5, -7, 7), cmap="viridis")
right.set(xlabel="position", ylabel="speed (hundredths)")
fig.colorbar(image, label="steps still to go")
plt.show()
