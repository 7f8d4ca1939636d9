"""Two servers on one power supply: joint, marginal and conditional probabilities of failure."""

import numpy as np

p_power, p_own = 0.005, 0.01  # per day: the shared supply fails; a server fails by itself

# The joint distribution of A (server one down) and B (server two down), shape (2, 2).
# Law of total probability over the supply: given its state, the servers are independent.
alone = np.array([1 - p_own, p_own])
supply_up = np.outer(alone, alone)
supply_down = np.array([[0.0, 0.0], [0.0, 1.0]])
joint = (1 - p_power) * supply_up + p_power * supply_down

A, B = joint.sum(axis=1), joint.sum(axis=0)  # marginals: sum the other variable away
B_given_A = joint / A[:, None]  # conditionals: each row divided by its total
assert np.isclose(joint.sum(), 1) and np.allclose(B_given_A.sum(axis=1), 1)
assert np.allclose(A @ B_given_A, B)  # total probability, now over A
assert not np.allclose(joint, np.outer(A, B))  # so A and B are dependent ...
assert np.allclose(supply_up, np.outer(supply_up.sum(axis=1), supply_up.sum(axis=0)))

print("joint      B up      B down    P(A)")
for name, row, total in zip(["A up  ", "A down"], joint, A, strict=True):
    print(f"{name}  {row[0]:.6f}  {row[1]:.6f}  {total:.6f}")
print(f"P(B)    {B[0]:.6f}  {B[1]:.6f}")
print(f"P(B down | A down) = {B_given_A[1, 1]:.3f}, P(B down) = {B[1]:.3f}")
ratio = joint[1, 1] / (A[1] * B[1])
print(f"both down: {joint[1, 1] * 365:.2f} days a year, {A[1] * B[1] * 365:.2f} if independent")
assert ratio > 20

n_days = 1_000_000
rng = np.random.default_rng(0)
power = rng.random(n_days) < p_power
down = (rng.random((2, n_days)) < p_own) | power
both = down.all(axis=0).mean()
print(f"simulated: both down on {both:.5f} of the days, exact {joint[1, 1]:.5f}")
assert abs(both - joint[1, 1]) < 4 * np.sqrt(joint[1, 1] / n_days)
