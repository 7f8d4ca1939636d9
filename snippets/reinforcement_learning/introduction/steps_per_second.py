"""What a step costs: one environment, a list of them stepped in turn, and one array of them."""

import sys
import time
import timeit
from functools import partial

import gymnasium as gym
import numpy as np


def functions_entered(env: gym.Env | gym.vector.VectorEnv, action: int | np.ndarray) -> int:
    """How many Python and C functions the interpreter enters in one step of all copies."""
    events = []
    sys.setprofile(lambda frame, event, argument: events.append(event))
    env.step(action)
    sys.setprofile(None)
    return events.count("call") + events.count("c_call") - 1  # setprofile is one of them


def play(env: gym.Env | gym.vector.VectorEnv, action: int | np.ndarray, n_calls: int) -> None:
    """Step, and reset a single environment at its end; vector environments do that themselves."""
    for _ in range(n_calls):
        _, _, terminated, truncated, _ = env.step(action)
        if isinstance(env, gym.Env) and (terminated or truncated):
            env.reset()


print("environment         copies  functions per step  per copy   thousand steps a second")
entered = {}
for mode, n in [
    ("one", 1),
    ("sync", 16),
    ("sync", 256),
    ("vector_entry_point", 16),
    ("vector_entry_point", 256),
]:
    env, action = gym.make("CartPole-v1"), 1
    if mode != "one":
        env = gym.make_vec("CartPole-v1", num_envs=n, vectorization_mode=mode)
        action = np.ones(n, dtype=int)
    observations, _ = env.reset(seed=0)
    env.step(action)  # the first step checks the environment
    entered[mode, n] = calls = functions_entered(env, action)
    n_calls = 500 if mode == "vector_entry_point" else 8000 // n
    work = partial(play, env, action, n_calls)
    seconds = min(timeit.repeat(work, timer=time.process_time, number=1, repeat=3))
    rate = f"~{n * n_calls / seconds / 1000:.0f}"
    print(f"{mode:19s} {n:6d} {calls:19d} {calls / n:9.1f} {rate:>25s}")

print("one call returns observations of shape", observations.shape)
each = (entered["sync", 256] - entered["sync", 16]) / 240
print(f"one copy more costs a list {each:g} functions, an array none")
assert entered["vector_entry_point", 256] == entered["vector_entry_point", 16] < 16 * each
