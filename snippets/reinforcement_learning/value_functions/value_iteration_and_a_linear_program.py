"""Value iteration, its stopping rule and a linear program find the same optimal values of FrozenLake 8 x 8."""

import gymnasium as gym
import numpy as np
from scipy.optimize import linprog

GAMMA, TOLERANCE = 0.99, 1e-4
env = gym.make("FrozenLake-v1", map_name="8x8", is_slippery=True)
n, m = env.observation_space.n, env.action_space.n
P, R = np.zeros((n, m, n)), np.zeros((n, m))
for s, actions in env.unwrapped.P.items():
    for a, outcomes in actions.items():
        for chance, after, reward, ended in outcomes:
            R[s, a] += chance * reward
            P[s, a, after] += chance * (not ended)

v, sweeps = np.zeros(n), 0
while True:
    new = (R + GAMMA * P @ v).max(axis=1)
    change, v, sweeps = np.abs(new - v).max(), new, sweeps + 1
    # Then no value is off by more than the tolerance: Puterman, Markov Decision Processes, section 6.3.
    if change <= TOLERANCE * (1 - GAMMA) / GAMMA:
        break

# The smallest v with v >= r + gamma P v for every action: one inequality per state and action.
A = (GAMMA * P - np.eye(n)[:, None, :]).reshape(n * m, n)
solved = linprog(np.ones(n), A_ub=A, b_ub=-R.ravel(), bounds=(None, None))
gap = np.abs(v - solved.x).max()
print(f"value iteration: {sweeps} sweeps, value of the start {v[0]:.4f}")
print(f"linear program:  {n} variables, {n * m} inequalities, value of the start {solved.x[0]:.4f}")
print(f"largest difference below the promised {TOLERANCE}: {bool(gap < TOLERANCE)}")
assert gap < TOLERANCE

greedy = (R + GAMMA * P @ v).argmax(axis=1)
rows = np.arange(n)
worth = np.linalg.solve(np.eye(n) - GAMMA * P[rows, greedy], R[rows, greedy])
print(f"greedy policy loses at most {np.abs(solved.x - worth).max():.6f} against the optimum")
assert np.abs(solved.x - worth).max() < 1e-6
