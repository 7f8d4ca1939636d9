"""MountainCar: single random actions never meet the flag, so the buffer holds nothing to learn."""

import gymnasium as gym
import numpy as np

EPISODES, LIMIT = 1000, 200


def mountain_car(p: np.ndarray, v: np.ndarray, a: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """One step of many cars, as in Gymnasium's MountainCar-v0 (Moore, 1990)."""
    v = np.clip(v + (a - 1) * 0.001 - 0.0025 * np.cos(3 * p), -0.07, 0.07)
    p = np.clip(p + v, -1.2, 0.6)
    return p, np.where((p == -1.2) & (v < 0), 0.0, v)


env = gym.make("MountainCar-v0")
rng = np.random.default_rng(0)
env.reset(seed=0)
p, v = env.unwrapped.state
for _ in range(LIMIT):
    action = rng.integers(3)
    observation, *_ = env.step(action)
    p, v = mountain_car(p, v, action)
    assert np.allclose(observation, (p, v), atol=1e-6)
print("own equations equal Gymnasium's over one episode")


def explore(hold: int, seed: int) -> tuple[np.ndarray, float]:
    """Random actions, each held for `hold` steps. Returns steps to the flag and the reach."""
    rng = np.random.default_rng(seed)
    p, v = rng.uniform(-0.6, -0.4, EPISODES), np.zeros(EPISODES)
    first, reach = np.full(EPISODES, LIMIT + 1), p.copy()
    for step in range(LIMIT):
        if step % hold == 0:
            action = rng.integers(3, size=EPISODES)
        p, v = mountain_car(p, v, action)
        reach = np.maximum(reach, p)
        first = np.where((p >= 0.5) & (first > LIMIT), step + 1, first)
    return first, float(np.median(reach))


found = {}
for hold in (1, 4, 16, 32):
    first, reach = explore(hold, seed=1)
    found[hold] = int(np.sum(first <= LIMIT))
    print(f"action held {hold:2d} steps: flag in {found[hold]:4d} of {EPISODES} episodes,", end=" ")
    print(f"median of the highest place {reach:.2f}")
assert found[1] == 0 and found[16] > 50

# Without one real end, "-1 / (1 - gamma) everywhere" satisfies the Bellman target exactly.
gamma = 0.99
q = -1 / (1 - gamma)
error = -1 + gamma * q - q
print(f"q = {q:.0f} everywhere: TD error {abs(error):.3f} on every step stored without a flag")
assert abs(error) < 1e-9
