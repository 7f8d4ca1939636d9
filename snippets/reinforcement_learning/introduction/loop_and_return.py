"""The loop between agent and environment, and the discounted return of what it collected."""

import gymnasium as gym
import numpy as np


def discounted_returns(rewards: list[float], gamma: float) -> np.ndarray:
    """Return G_t for every step by the recursion G_t = r_{t+1} + gamma * G_{t+1}.

    Args:
        rewards: The T rewards of one episode, in order.
        gamma: Discount factor in [0, 1].

    Returns:
        Array of shape (T,).

    Source: Sutton and Barto, Reinforcement Learning, 2nd ed., equation 3.9.
    """
    returns = np.zeros(len(rewards))
    following = 0.0
    for t in reversed(range(len(rewards))):
        following = rewards[t] + gamma * following
        returns[t] = following
    return returns


env = gym.make("CartPole-v1")
rng = np.random.default_rng(0)
observation, info = env.reset(seed=0)
print("first observation:", observation.round(3), "(position, speed, angle, angular speed)")
rewards, terminated, truncated = [], False, False
while not (terminated or truncated):
    action = int(rng.integers(2))  # the policy: a coin, 0 pushes left and 1 right
    observation, reward, terminated, truncated, info = env.step(action)
    rewards.append(float(reward))
print(f"the pole fell after {len(rewards)} steps (terminated={terminated}, truncated={truncated})")
for gamma in (0.9, 0.99, 1.0):
    G = discounted_returns(rewards, gamma)
    by_definition = sum(gamma**k * r for k, r in enumerate(rewards))
    assert np.isclose(G[0], by_definition)
    print(f"gamma {gamma:<4}  return from the start {G[0]:6.2f}, from the last step {G[-1]:.0f}")

for gamma in (0.9, 0.99):
    horizon = round(1 / (1 - gamma))
    weights = gamma ** np.arange(5000)
    share = weights[:horizon].sum() / weights.sum()
    assert 0.6 < share < 0.7
    print(f"gamma {gamma:<4}  horizon {horizon:3d} steps, weight within it {share:.3f}")
