"""An environment of our own: checked, registered, learned, and compared with the optimum."""

import gymnasium as gym
import numpy as np
from gymnasium import spaces
from gymnasium.utils.env_checker import check_env

GAMMA, CAPACITY = 0.98, 4
PRICES = np.array([10.0, 20.0, 40.0])  # cents per kWh: cheap, normal, dear
# Chance of the three prices in each of the day's eight 3-hour blocks.
CHANCE = (
    np.array([[8, 2, 0]] * 2 + [[1, 8, 1]] * 2 + [[3, 6, 1]] + [[0, 6, 4]] * 2 + [[1, 8, 1]]) / 10
)


def outcome(charge: int, price: int, action: int) -> tuple[int, float]:
    """New charge and cents earned. Actions: 0 sell a kWh, 1 hold, 2 buy; 0.85 of it survives."""
    new = int(np.clip(charge + action - 1, 0, CAPACITY))
    sold = charge - new
    return new, PRICES[price] * (sold * 0.85 if sold > 0 else sold) - 1.0 * abs(sold)


class HomeBattery(gym.Env):
    """Buy cheap, sell dear. Observation: block of the day, charge in kWh, price level."""

    observation_space = spaces.MultiDiscrete([8, CAPACITY + 1, 3])
    action_space = spaces.Discrete(3)

    def _observe(self):
        return np.array([self.block, self.charge, self.price], dtype=np.int64)

    def reset(self, *, seed=None, options=None):
        super().reset(seed=seed)  # seeds self.np_random
        self.block, self.charge = 0, 0
        self.price = int(self.np_random.choice(3, p=CHANCE[0]))
        return self._observe(), {}

    def step(self, action):
        self.charge, reward = outcome(self.charge, self.price, int(action))
        self.block = (self.block + 1) % 8
        self.price = int(self.np_random.random() > CHANCE[self.block, 0]) and 1 + int(
            self.np_random.random() < CHANCE[self.block, 2] / CHANCE[self.block, 1:].sum()
        )
        return self._observe(), float(reward), False, False, {}


class Unseeded(HomeBattery):
    """The classic mistake: reset ignores the seed."""

    def reset(self, *, seed=None, options=None):
        return super().reset(seed=None)


for candidate in (Unseeded(), HomeBattery()):
    try:
        check_env(candidate, skip_render_check=True)
        print(f"{type(candidate).__name__}: passes check_env")
    except AssertionError as complaint:
        print(f"{type(candidate).__name__}: {str(complaint).splitlines()[0]}")

gym.register("HomeBattery-v0", HomeBattery, max_episode_steps=56)  # a week; the clock truncates
env = gym.make("HomeBattery-v0", disable_env_checker=True)
rng = np.random.default_rng(0)
q, visits = np.zeros((8, CAPACITY + 1, 3, 3)), np.zeros((8, CAPACITY + 1, 3, 3))
for episode in range(500):
    s = tuple(env.reset(seed=episode)[0])
    truncated = False
    while not truncated:
        a = int(rng.integers(3) if rng.random() < 0.3 else q[s].argmax())
        after, reward, _, truncated, _ = env.step(a)
        after = tuple(after)
        visits[s][a] += 1
        q[s][a] += visits[s][a] ** -0.6 * (reward + GAMMA * q[after].max() - q[s][a])
        s = after

pays = np.array(
    [[[outcome(c, p, a) for a in range(3)] for p in range(3)] for c in range(CAPACITY + 1)]
)
TO, R = pays[..., 0].astype(int), pays[..., 1]  # both (charge, price, action)


def sweep(v: np.ndarray) -> np.ndarray:
    """One Bellman backup: v (block, charge, price) to action values (block, charge, price, 3)."""
    expected = np.einsum("bcp,bp->bc", v, CHANCE)  # the price of a block is drawn on arrival
    return R + GAMMA * np.roll(expected, -1, axis=0)[:, TO]


def value(policy: np.ndarray) -> float:
    """Exact discounted value at the start of a day with an empty battery."""
    v = np.zeros((8, CAPACITY + 1, 3))
    for _ in range(1000):
        v = np.take_along_axis(sweep(v), policy[..., None], axis=3)[..., 0]
    return float(v[0, 0] @ CHANCE[0])


best = np.zeros((8, CAPACITY + 1, 3))
for _ in range(1000):
    best = sweep(best).max(axis=3)
rule = np.broadcast_to([2, 1, 0], (8, CAPACITY + 1, 3))  # buy if cheap, hold, sell if dear
worth = {"rule": value(rule), "Q-learning": value(q.argmax(axis=3))}
worth["optimum"] = float(best[0, 0] @ CHANCE[0])
for name, cents in worth.items():
    print(f"{name:10s} worth {cents:5.0f} cents")
tables = {"Q-learning": q, "optimum": sweep(best)}
for name, table in tables.items():
    choice = ("sells", "holds", "buys")[table[4, 0, 1].argmax()]
    print(f"{name}: early afternoon, normal price, empty battery: {choice}")
assert all(table[4, 0, 1].argmax() == 2 for table in tables.values())
assert worth["rule"] < worth["Q-learning"] <= worth["optimum"] + 1e-6
