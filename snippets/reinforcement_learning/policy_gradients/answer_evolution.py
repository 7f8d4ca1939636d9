"""Evolution strategies on CartPole: no gradient of the policy, only returns of noisy copies."""

import numpy as np

POPULATION, SIGMA, RATE, GENERATIONS = 32, 0.5, 0.3, 5  # half of the population mirrors the other


def play(weights: np.ndarray, rng: np.random.Generator, episodes: int) -> np.ndarray:
    """Mean steps of linear policies, weights (n, 4), over some episodes each."""
    x = rng.uniform(-0.05, 0.05, (4, len(weights), episodes))
    up, total = np.ones(x.shape[1:], dtype=bool), np.zeros(x.shape[1:])
    for _ in range(500):
        p, v, angle, w = x
        push = np.einsum("nf,fne->ne", weights, x) > 0
        sin, cos = np.sin(angle), np.cos(angle)
        force = (np.where(push, 10.0, -10.0) + 0.05 * w**2 * sin) / 1.1
        turn = (9.8 * sin - cos * force) / (0.5 * (4 / 3 - 0.1 * cos**2 / 1.1))
        speed = v + 0.02 * (force - 0.05 * turn * cos / 1.1)
        x = np.stack([p + 0.02 * v, speed, angle + 0.02 * w, w + 0.02 * turn]).round(8)
        total += up
        up &= (np.abs(x[0]) <= 2.4) & (np.abs(x[2]) <= np.radians(12))
        x *= up
        if not up.any():
            break
    return total.mean(axis=1)


final, used = [], []
for seed in range(4):
    rng = np.random.default_rng(seed)
    theta, steps = np.zeros(4), 0.0
    for _ in range(GENERATIONS):
        noise = rng.normal(size=(POPULATION // 2, 4))
        noise = np.concatenate([noise, -noise])
        returns = play(theta + SIGMA * noise, rng, 1)
        steps += returns.sum()
        order = returns.argsort(kind="stable")
        rank = order.argsort(kind="stable") / (POPULATION - 1) - 0.5  # only the order counts
        theta = theta + RATE * noise.T @ rank / (POPULATION * SIGMA) * 10
    final.append(play(theta[None], rng, 20)[0])
    used.append(steps)
final = np.array(final)
print(f"steps used per run: ~{np.mean(used):.0f}")
print(f"at least two of four seeds end above 400 steps: {(final > 400).sum() >= 2}")
assert (final > 400).sum() >= 2
