"""Error of iterative policy evaluation on a grid by sweep, for three discount factors; dashed: gamma to the power k."""

import matplotlib.pyplot as plt
import numpy as np

SIDE = 5
n = SIDE * SIDE
P = np.zeros((n, n))  # a random walk over the cells; a move into a wall stays put
for cell in range(n):
    row, column = divmod(cell, SIDE)
    for dr, dc in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        to = np.clip([row + dr, column + dc], 0, SIDE - 1)
        P[cell, to[0] * SIDE + to[1]] += 0.25
r = np.zeros(n)
r[0] = 1.0  # a reward for each step that starts in one corner

fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
for color, gamma in enumerate((0.5, 0.9, 0.99)):
    exact = np.linalg.solve(np.eye(n) - gamma * P, r)
    v, errors = np.zeros(n), []
    for _ in range(400):
        errors.append(np.abs(v - exact).max())
        v = r + gamma * P @ v  # the Bellman equation, read as an assignment
    errors = np.array(errors)
    assert np.all(errors[1:] <= gamma * errors[:-1] + 1e-12)  # a contraction in the largest error
    to_tenth = int(np.argmax(errors < 0.1 * errors[0]))
    print(
        f"gamma {gamma}: {to_tenth} sweeps to a tenth of the error, bound {np.log(10) / -np.log(gamma):.0f}"
    )
    ax.semilogy(errors, color=f"C{color}")
    ax.semilogy(errors[0] * gamma ** np.arange(400), color=f"C{color}", linestyle="--", linewidth=1)
    k = {0.5: 12, 0.9: 60, 0.99: 100}[gamma]
    ax.text(k + 2, 1.3 * errors[0] * gamma**k, f"γ = {gamma}", color=f"C{color}")
ax.set(xlabel="sweeps", ylabel="largest error of a value", xlim=(0, 150), ylim=(1e-6, 10))
plt.show()
