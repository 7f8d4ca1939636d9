"""Policy iteration on the slippery FrozenLake: no state ever gets worse, and a few rounds are enough."""

import gymnasium as gym
import numpy as np

GAMMA = 0.99
env = gym.make("FrozenLake-v1", is_slippery=True)
n_states, n_actions = env.observation_space.n, env.action_space.n
P, R = np.zeros((n_states, n_actions, n_states)), np.zeros((n_states, n_actions))
for (
    s,
    actions,
) in env.unwrapped.P.items():  # Gymnasium's own rules: (chance, next state, reward, ended)
    for a, outcomes in actions.items():
        for chance, after, reward, ended in outcomes:
            R[s, a] += chance * reward
            P[s, a, after] += chance * (
                not ended
            )  # after the end there is no future, so no row of P


def evaluate(policy: np.ndarray) -> np.ndarray:
    """Exact values (n_states,) of a deterministic policy (n_states,) of actions."""
    rows = np.arange(n_states)
    return np.linalg.solve(np.eye(n_states) - GAMMA * P[rows, policy], R[rows, policy])


policy, rounds = np.zeros(n_states, dtype=int), 0  # always left
v = evaluate(policy)
while True:
    q = (R + GAMMA * P @ v).round(10)  # so that rounding errors break no ties
    better = np.where(
        q.max(axis=1) > q[np.arange(n_states), policy] + 1e-12, q.argmax(axis=1), policy
    )
    print(
        f"round {rounds}: value of the start {v[0]:.4f}, {np.sum(better != policy):2} states change their mind"
    )
    if np.array_equal(better, policy):
        break
    new = evaluate(better)
    assert np.all(new >= v - 1e-12)  # the policy improvement theorem
    policy, v, rounds = better, new, rounds + 1
assert np.allclose(v, (R + GAMMA * P @ v).max(axis=1))  # Bellman's optimality equation holds

wins, played = 0, 400
for seed in range(played):
    state, _ = env.reset(seed=seed)
    ended = False
    for _ in range(1000):
        state, reward, ended, _, _ = env.unwrapped.step(
            int(policy[state])
        )  # without the limit of 100 steps
        wins += reward
        if ended:
            break
print(
    f"the goal is reached in {wins / played:.2f} of {played} games; {n_actions**n_states:,} policies exist"
)
assert wins / played > 0.7
