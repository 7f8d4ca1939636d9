"""Weights of TD(0) on Baird's seven states: the true values are all zero, and the updates run to infinity."""

import matplotlib.pyplot as plt
import numpy as np

GAMMA, ALPHA, STEPS = 0.99, 0.01, 1000
# State i < 6 is valued 2 w_i + w_7, the last state w_6 + 2 w_7. Every reward is 0, so w = 0 is exact.
X = np.zeros((7, 8))
X[range(6), range(6)], X[:6, 7] = 2, 1
X[6, 6], X[6, 7] = 1, 2
start = np.array([1.0, 1, 1, 1, 1, 1, 10, 1])


def run(sampled_from: str) -> np.ndarray:
    """Expected TD(0) updates for the policy that always goes to the last state.

    Source: Baird, Residual algorithms, 1995; Sutton and Barto, 2nd edition, section 11.2.
    """
    # Off the policy, all states are visited equally; on it, the walk stays in the last state.
    share = np.full(7, 1 / 7) if sampled_from == "another policy" else np.eye(7)[6]
    w, lengths = start.copy(), []
    for _ in range(STEPS):
        error = GAMMA * X[6] @ w - X @ w
        w = w + ALPHA * X.T @ (share * error)
        lengths.append(np.linalg.norm(w))
    return np.array(lengths)


fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
for color, source in enumerate(("another policy", "the policy itself")):
    lengths = run(source)
    ax.semilogy(lengths, color=f"C{color}")
    ax.annotate(
        f"states from {source}",
        (500, lengths[500]),
        (0, 7),
        textcoords="offset points",
        color=f"C{color}",
        ha="center",
    )
    print(f"states from {source:18} length of w after {STEPS} updates {lengths[-1]:.3g}")
ax.set(xlabel="updates", ylabel="length of w")

diverges, settles = run("another policy"), run("the policy itself")
assert diverges[-1] > 10 * diverges[0] and settles[-1] <= settles[0]
w = np.ones(7)  # one weight per state: the same sampling does no harm
for _ in range(20000):
    w = w + 0.1 * (np.full(7, 1 / 7) * (GAMMA * w[6] - w))
print(f"one weight per state, same sampling: largest value {np.abs(w).max():.3f}")
assert np.abs(w).max() < 0.1
plt.show()
