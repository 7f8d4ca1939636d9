"""The same policy in two coordinate systems: plain ascent depends on them, natural does not."""

import matplotlib.pyplot as plt
import numpy as np

means = np.array([0.5, 0.0, 1.0, 0.2])  # expected reward of four actions
start = np.log([0.97, 0.01, 0.01, 0.01])  # sure of the wrong one
STEPS, DELTA = 3000, 0.01
# Other coordinates phi for the same logits: theta = M phi.
M = np.diag([0.3, 1.0, 0.3, 3.0]) + 0.2


def softmax(theta: np.ndarray) -> np.ndarray:
    """Logits (4,) to probabilities."""
    e = np.exp(theta - theta.max())
    return e / e.sum()


def kl(p: np.ndarray, q: np.ndarray) -> float:
    """KL(p || q) in nats."""
    return float(p @ np.log(p / q))


def ascend(M: np.ndarray, natural: bool) -> tuple[np.ndarray, np.ndarray]:
    """Values over the steps and the policy's change, KL(old || new), of each step."""
    phi = np.linalg.solve(M, start)
    values, moved = [], []
    for _ in range(STEPS):
        pi = softmax(M @ phi)
        values.append(pi @ means)
        if values[-1] > 0.999:  # done: at a sure policy the Fisher matrix shrinks to zero
            break
        g = M.T @ (pi * (means - pi @ means))  # exact policy gradient in phi
        F = M.T @ (np.diag(pi) - np.outer(pi, pi)) @ M  # Fisher matrix, E[score score^T]
        step = g
        if natural:  # the largest gain for a KL of DELTA (the TRPO step)
            direction = np.linalg.pinv(F, rcond=1e-10) @ g
            step = np.sqrt(2 * DELTA / (g @ direction)) * direction
        phi = phi + step
        moved.append(kl(pi, softmax(M @ phi)))
    return np.array(values), np.array(moved)


# The Fisher matrix is the curvature of the KL divergence, and F^+ g is the advantage.
pi = softmax(start)
F, eps = np.diag(pi) - np.outer(pi, pi), 1e-4
d = np.random.default_rng(0).normal(size=4)
ratio = kl(pi, softmax(start + eps * d)) / (0.5 * eps**2 * d @ F @ d)
advantage = means - pi @ means
natural = np.linalg.pinv(F) @ (pi * advantage)
print(f"KL over half of d F d for a small step: {ratio:.3f}")
assert abs(ratio - 1) < 0.01 and np.allclose(natural, advantage - advantage.mean())

runs = {
    "plain, logits": ascend(np.eye(4), False),
    "plain, other coordinates": ascend(M, False),
    "natural, logits": ascend(np.eye(4), True),
    "natural, other coordinates": ascend(M, True),
}
for name, (values, moved) in runs.items():
    when = int(np.argmax(values > 0.95)) if values.max() > 0.95 else "never"
    print(f"{name:27s} value above 0.95 at step {when!s:5s} largest KL {moved.max():.3f}")
a, b = runs["natural, logits"], runs["natural, other coordinates"]
assert np.allclose(a[0], b[0], atol=1e-3)
assert len(runs["plain, other coordinates"][0]) > 3 * len(runs["plain, logits"][0]) > 10 * len(a[0])

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
for (values, _), color, line in zip(
    runs.values(), ("C1", "C6", "C0", "C2"), ("-", "-", "-", "--"), strict=True
):
    ax.semilogx(1 + np.arange(len(values)), values, color=color, linestyle=line)
for x, name, color in (
    (2, "natural, both", "C0"),
    (50, "plain, logits", "C1"),
    (330, "plain, other\ncoordinates", "C6"),
):
    ax.text(x, 0.85, name, color=color)
ax.set(xlabel="step", ylabel="expected reward", ylim=(0.4, 1.05))
plt.show()
