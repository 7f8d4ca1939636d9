"""The value of a policy solves one linear system: a robot with a battery, checked against simulated returns."""

import numpy as np

STATES, ACTIONS = ["high", "low"], ["search", "wait", "recharge"]
GAMMA = 0.9
# P[s, a, s2] is the chance to land in s2; R[s, a] the expected reward of that step.
P = np.array([[[0.7, 0.3], [1.0, 0.0], [1.0, 0.0]], [[0.2, 0.8], [0.0, 1.0], [1.0, 0.0]]])
R = np.array(
    [[4.0, 1.0, 0.0], [0.8 * 4 - 0.2 * 3, 1.0, 0.0]]
)  # a dead battery costs 3, then it is carried home


def evaluate(policy: np.ndarray) -> np.ndarray:
    """Solves (I - gamma P_pi) v = r_pi for a policy (n_states, n_actions) of probabilities.

    Source: Sutton and Barto, Reinforcement Learning, 2nd edition, equation 4.4 as a linear system.
    """
    r = np.sum(policy * R, axis=1)
    P_policy = np.einsum("sa,sat->st", policy, P)
    return np.linalg.solve(np.eye(len(r)) - GAMMA * P_policy, r)


def simulate(policy: np.ndarray, start: int, n_runs: int, rng: np.random.Generator) -> np.ndarray:
    """Discounted returns of `n_runs` lives of 150 steps, all advanced together."""
    state, total = np.full(n_runs, start), np.zeros(n_runs)
    for t in range(150):  # 0.9 ** 150 is below 1e-6: what comes later does not count
        action = (rng.random(n_runs)[:, None] > policy[state].cumsum(axis=1)).sum(axis=1)
        total += GAMMA**t * R[state, action]
        state = (rng.random(n_runs) > P[state, action, 0]).astype(int)
    return total


rng = np.random.default_rng(0)
policies = {
    "always search": np.array([[1.0, 0, 0], [1.0, 0, 0]]),
    "search, then recharge": np.array([[1.0, 0, 0], [0, 0, 1.0]]),
    "toss a coin, never recharge": np.array([[0.5, 0.5, 0], [0.5, 0.5, 0]]),
}
for name, policy in policies.items():
    v = evaluate(policy)
    runs = simulate(policy, 0, 4000, rng)
    error = runs.std() / np.sqrt(len(runs))
    print(
        f"{name:28} v(high) {v[0]:6.2f}   v(low) {v[1]:6.2f}   simulated {runs.mean():5.1f} ± {2 * error:.1f}"
    )
    assert abs(runs.mean() - v[0]) < 4 * error
q = R + GAMMA * P @ evaluate(policies["search, then recharge"])
print(
    "q(low, .) of the second policy: "
    + ", ".join(f"{a} {x:.2f}" for a, x in zip(ACTIONS, q[1], strict=True))
)
assert np.isclose(q[1, 2], evaluate(policies["search, then recharge"])[1])
