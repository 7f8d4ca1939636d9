"""What a step costs: one environment, a list of them stepped in turn, and one array of them."""

import time

import gymnasium as gym
import numpy as np


def steps_per_second(env, actions, n_copies: int, n_calls: int) -> float:
    """Best of three rates of single steps, in steps per second."""
    best = np.inf
    for _ in range(3):
        env.reset(seed=0)
        start = time.perf_counter()
        for _ in range(n_calls):
            result = env.step(actions)
            if n_copies == 1 and (result[2] or result[3]):
                env.reset()
        best = min(best, time.perf_counter() - start)
    return n_copies * n_calls / best


single = steps_per_second(gym.make("CartPole-v1"), 1, 1, 4000)
print(f"one environment             ~{single / 1000:.0f} thousand steps a second")
rates = {}
for mode in ("sync", "vector_entry_point"):
    for n in (16, 256):
        envs = gym.make_vec("CartPole-v1", num_envs=n, vectorization_mode=mode)
        calls = 8000 // n if mode == "sync" else 200
        rates[mode, n] = steps_per_second(envs, np.ones(n, dtype=int), n, calls)
        print(f"{mode:18s} x {n:3d}    ~{rates[mode, n] / 1000:.0f} thousand steps a second")

observations, _ = envs.reset(seed=0)
print("one call returns observations of shape", observations.shape)
speedup = rates["vector_entry_point", 256] / single
growth = np.log(rates["sync", 16] / rates["sync", 256]) / np.log(16) + 1
print(f"array of 256 against one: ~{speedup:.0f} times")
print(f"time of a sync call grows as copies to the power of ~{growth:.0f}")
assert speedup > 3 and 0.4 < growth < 1.6
