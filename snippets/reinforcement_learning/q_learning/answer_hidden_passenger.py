"""Hide where the passenger is, and Q-learning has no state to hang the right action on."""

import random

import gymnasium as gym
import numpy as np

env = gym.make("Taxi-v4").unwrapped
STEP = [[env.P[s][a][0][1:] for a in range(6)] for s in range(500)]
STARTS = np.flatnonzero(env.initial_state_distrib).tolist()
GAMMA, EPISODES, LIMIT = 0.99, 2000, 200


def full(s: int) -> int:
    return s  # ((row * 5 + column) * 5 + passenger) * 4 + destination


def without_passenger(s: int) -> int:
    return s // 20 * 20 + s % 4


def greedy_return(observe, seed: int = 0) -> float:
    """Mean return of 100 greedy episodes after training on observe(state)."""
    rng = random.Random(seed)
    q = [[0.0] * 6 for _ in range(500)]
    total = 0.0
    for episode in range(EPISODES + 100):
        testing = episode >= EPISODES
        s, ended, steps = rng.choice(STARTS), False, 0
        while not ended and steps < LIMIT:
            row = q[observe(s)]
            explore = not testing and rng.random() < 0.1
            a = rng.randrange(6) if explore else row.index(max(row))
            s, reward, ended = STEP[s][a]
            if testing:
                total += reward
            else:
                future = 0.0 if ended else GAMMA * max(q[observe(s)])
                row[a] += 0.7 * (reward + future - row[a])
            steps += 1
    return total / 100


scores = {"all four parts": greedy_return(full), "no passenger": greedy_return(without_passenger)}
for name, score in scores.items():
    print(f"{name:15s} mean return {score:7.1f}")
assert scores["all four parts"] > 5 and scores["no passenger"] < -150
