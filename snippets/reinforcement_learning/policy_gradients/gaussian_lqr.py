"""Continuous actions: a Gaussian policy for a cart learns the gain that Riccati computes."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.linalg import solve_discrete_are

A = np.array([[1.0, 0.1], [0.0, 1.0]])  # position and speed after 0.1 s
B = np.array([[0.005], [0.1]])  # what one unit of force adds
Q, C = np.diag([1.0, 0.1]), 0.1  # costs of being away, of speed, and of force squared
N, T, UPDATES = 200, 60, 150
rng = np.random.default_rng(0)

X = solve_discrete_are(A, B, Q, np.array([[C]]))
riccati = np.linalg.solve(C + B.T @ X @ B, B.T @ X @ A)[0]  # best force is -riccati @ x


def episodes(gain: np.ndarray, sigma: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """N episodes with force ~ Normal(-gain @ x, sigma): x (T, N, 2), noise and reward (T, N)."""
    x, out = rng.normal(size=(N, 2)), []
    for _ in range(T):
        noise = rng.normal(size=N)
        u = -x @ gain + sigma * noise
        out.append((x, noise, -((x @ Q) * x).sum(axis=1) - C * u**2))
        x = x @ A.T + u[:, None] * B[:, 0]
    return tuple(np.array(part) for part in zip(*out, strict=True))


gain, log_sigma = np.zeros(2), np.log(0.5)
m, s, history = np.zeros(3), np.zeros(3), []
for k in range(1, UPDATES + 1):
    sigma = np.exp(log_sigma)
    x, noise, reward = episodes(gain, sigma)
    to_go = reward[::-1].cumsum(axis=0)[::-1]
    advantage = np.empty_like(to_go)
    for t in range(T):  # critic: a quadratic in x for every time step, by least squares
        features = np.stack([np.ones(N), x[t, :, 0] ** 2, x[t].prod(axis=1), x[t, :, 1] ** 2], 1)
        w = np.linalg.lstsq(features, to_go[t], rcond=None)[0]
        advantage[t] = to_go[t] - features @ w
    advantage /= advantage.std()
    # Scores of log Normal(u; -gain @ x, sigma) in gain and in log sigma.
    by_gain = -(advantage * noise / sigma)[..., None] * x
    by_log_sigma = advantage * (noise**2 - 1)
    g = np.append(by_gain.mean(axis=(0, 1)), by_log_sigma.mean())
    m, s = 0.9 * m + 0.1 * g, 0.99 * s + 0.01 * g**2  # Adam, ascending
    step = 0.1 * 0.97 ** max(0, k - 50) * (m / (1 - 0.9**k)) / np.sqrt(s / (1 - 0.99**k))
    gain, log_sigma = gain + step[:2], log_sigma + step[2]
    history.append(gain)
history = np.array(history)


def cost(gain: np.ndarray) -> float:
    """Mean cost of an episode without noise in the action, exact for starts ~ Normal(0, I)."""
    closed, total, S = A - B @ gain[None], 0.0, np.eye(2)
    for _ in range(T):
        total += np.trace((Q + C * np.outer(gain, gain)) @ S)
        S = closed @ S @ closed.T
    return float(total)


print(f"gain by Riccati {riccati.round(2)}, learned {gain.round(1)}")
print(
    f"cost: no force {cost(np.zeros(2)):.0f}, Riccati {cost(riccati):.2f}, learned {cost(gain):.1f}"
)
print(f"standard deviation of the action: from 0.50 to below 0.05: {np.exp(log_sigma) < 0.05}")
assert np.allclose(gain, riccati, rtol=0.15) and cost(gain) < 1.02 * cost(riccati)

fig, ax = plt.subplots(figsize=(7, 3), layout="constrained")
for i, name in enumerate(("on position", "on speed")):
    ax.plot(history[:, i], color=f"C{i}")
    ax.axhline(riccati[i], color=f"C{i}", linestyle="--", linewidth=1)
    ax.text(105, riccati[i] + (0.12, -0.3)[i], f"gain {name}", color=f"C{i}")
ax.set(xlabel=f"update, {N} episodes each", ylabel="gain (dashed: Riccati)", ylim=(-0.2, 3.6))
plt.show()
