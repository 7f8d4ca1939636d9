"""The same agent in two environments, judged on fresh episodes against a coin and the optimum."""

import gymnasium as gym
import numpy as np


class QAgent:
    """Tabular Q-learning with a linearly falling exploration rate.

    Args:
        n_states: number of rows of the table q, shape (n_states, n_actions).
        n_actions: number of columns.
        horizon: episodes over which epsilon falls from `first` to 0.05.
    """

    def __init__(self, n_states, n_actions, horizon, alpha, first, gamma=0.99, seed=0):
        self.q = np.zeros((n_states, n_actions))
        self.horizon, self.alpha, self.gamma = horizon, alpha, gamma
        self.rng, self.epsilon = np.random.default_rng(seed), first
        self.first = first

    def act(self, s: int, explore: bool = True) -> int:
        if explore and self.rng.random() < self.epsilon:
            return int(self.rng.integers(self.q.shape[1]))
        return int(self.q[s].argmax())

    def update(self, s: int, a: int, reward: float, after: int, terminated: bool) -> None:
        future = 0.0 if terminated else self.gamma * self.q[after].max()
        self.q[s, a] += self.alpha * (reward + future - self.q[s, a])

    def train(self, env: gym.Env) -> None:
        for episode in range(self.horizon):
            self.epsilon = max(0.05, self.first * (1 - 1.2 * episode / self.horizon))
            s, _ = env.reset(seed=episode)
            over = False
            while not over:
                a = self.act(s)
                after, reward, terminated, truncated, _ = env.step(a)
                self.update(s, a, reward, after, terminated)  # truncated is no reason for 0
                s, over = after, terminated or truncated


def judge(env: gym.Env, policy, episodes: int = 100) -> float:
    """Mean return on episodes whose seeds training never saw."""
    total = 0.0
    for episode in range(episodes):
        s, over = env.reset(seed=10**6 + episode)[0], False
        while not over:
            s, reward, terminated, truncated, _ = env.step(policy(s))
            total, over = total + reward, terminated or truncated
    return total / episodes


def optimum(env: gym.Env, gamma: float = 0.99) -> np.ndarray:
    """Best action of every state by value iteration on the environment's own rules."""
    q = np.zeros((env.observation_space.n, env.action_space.n))
    rules = env.unwrapped.P
    size = max(len(o) for acts in rules.values() for o in acts.values())
    pad = [(0.0, 0, 0.0, True)]
    T = np.array(
        [[(list(o) + pad * size)[:size] for o in acts.values()] for acts in rules.values()]
    )
    chance, after, reward, ended = T[..., 0], T[..., 1].astype(int), T[..., 2], T[..., 3]
    for _ in range(600):
        q = (chance * (reward + gamma * (1 - ended) * q.max(axis=1)[after])).sum(axis=2)
    return q.argmax(axis=1)


for name, episodes, alpha, first in (
    ("Taxi-v4", 1500, 1.0, 0.1),
    ("FrozenLake-v1", 3000, 0.05, 1.0),
):
    env = gym.make(name, disable_env_checker=True)  # the check at every step costs time
    agent = QAgent(env.observation_space.n, env.action_space.n, episodes, alpha, first)
    agent.train(env)
    coin = np.random.default_rng(1)
    best = optimum(env)
    scores = (
        judge(env, lambda s: int(coin.integers(env.action_space.n)), 20),  # noqa: B023
        judge(env, lambda s: agent.act(s, explore=False)),  # noqa: B023
        judge(env, lambda s: int(best[s])),  # noqa: B023
    )
    print(
        f"{name:14s} coin {scores[0]:8.2f}   Q-learning {scores[1]:6.2f}   optimum {scores[2]:6.2f}"
    )
    assert scores[1] > scores[0] + 0.8 * (scores[2] - scores[0])
