"""PPO's objective is flat outside its clip range; without that, repeated steps ruin the policy."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
import torch

torch.set_default_dtype(torch.float64)
SEEDS, CARTS, HIDDEN, ROLLOUT, ITERATIONS, EPOCHS, PARTS = 8, 16, 32, 128, 10, 10, 2
GAMMA, LAM, RATE, CLIP = 0.98, 0.95, 0.03, 0.2
ROWS = 2 * SEEDS  # the first half with the clip, the second half without
clip = torch.tensor([CLIP] * SEEDS + [1e9] * SEEDS)[:, None]


def surrogate(ratio: torch.Tensor, A: torch.Tensor, clip: torch.Tensor | float) -> torch.Tensor:
    """PPO's objective. Source: Schulman et al., Proximal policy optimization, equation 7."""
    return torch.minimum(ratio * A, torch.clamp(ratio, 1 - clip, 1 + clip) * A)


def cartpole(x: np.ndarray, push_right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """CartPole-v1 for many carts: states (4, ...) and pushes (...) to next states and fallen."""
    p, v, angle, w = x
    sin, cos = np.sin(angle), np.cos(angle)
    force = (np.where(push_right, 10.0, -10.0) + 0.05 * w**2 * sin) / 1.1
    turn = (9.8 * sin - cos * force) / (0.5 * (4 / 3 - 0.1 * cos**2 / 1.1))
    speed = v + 0.02 * (force - 0.05 * turn * cos / 1.1)
    after = np.stack([p + 0.02 * v, speed, angle + 0.02 * w, w + 0.02 * turn]).round(8)
    return after, (np.abs(after[0]) > 2.4) | (np.abs(after[2]) > np.radians(12))


def network(weights: list[torch.Tensor], x: torch.Tensor) -> torch.Tensor:
    """One network per row: inputs (T, ROWS, CARTS, 4) to one number each, (ROWS, T * CARTS)."""
    w1, b1, w2, b2 = weights
    x = x.transpose(0, 1).reshape(ROWS, -1, 4)
    return torch.baddbmm(b2, torch.tanh(torch.baddbmm(b1, x, w1)), w2)[..., 0]


# The gradient in the ratio: A inside the range, zero once the step has gone far enough.
ratio = torch.linspace(0.4, 1.6, 7).requires_grad_()
for A in (1.0, -1.0):
    (slope,) = torch.autograd.grad(surrogate(ratio, torch.tensor(A), CLIP).sum(), ratio)
    print(f"A = {A:+.0f}: slope at ratios 0.4 to 1.6:", slope.int().tolist())

rng = np.random.default_rng(0)
nets = []
for scale in (0.01, 0.1):  # policy, critic; the same starts for both variants
    for shape, s in (((4, HIDDEN), 0.5), ((1, HIDDEN), 0), ((HIDDEN, 1), scale), ((1, 1), 0)):
        start = np.tile(rng.normal(size=(SEEDS, *shape)) * s, (2, 1, 1))
        nets.append(torch.from_numpy(start).requires_grad_())
policy, critic = nets[:4], nets[4:]
optimizer = torch.optim.Adam(nets, lr=RATE)
x, age = rng.uniform(-0.05, 0.05, (4, ROWS, CARTS)), np.zeros((ROWS, CARTS))
X, Y = torch.zeros(ROLLOUT, ROWS, CARTS, 4), torch.zeros(ROLLOUT, ROWS, CARTS, 4)
pushes, fell, over = (np.zeros((ROLLOUT, ROWS, CARTS), dtype=bool) for _ in range(3))
scaling, steps, moved = np.array([1.0, 1.0, 5.0, 1.0]), [], []
for _ in range(ITERATIONS):
    for t in range(ROLLOUT):
        X[t] = torch.from_numpy(np.moveaxis(x, 0, -1) * scaling)
        with torch.no_grad():
            chance = torch.sigmoid(network(policy, X[t : t + 1])).numpy()
        pushes[t] = rng.random((ROWS, CARTS)) < chance
        x, fell[t] = cartpole(x, pushes[t])
        Y[t] = torch.from_numpy(np.moveaxis(x, 0, -1) * scaling)
        age += 1
        over[t] = fell[t] | (age >= 500)
        x = np.where(over[t], rng.uniform(-0.05, 0.05, x.shape), x)
        age[over[t]] = 0
    steps.append(ROLLOUT * CARTS / np.maximum(over.sum(axis=(0, 2)), 1))

    sign = torch.from_numpy(np.swapaxes(2.0 * pushes - 1, 0, 1).reshape(ROWS, -1))
    with torch.no_grad():
        old = torch.nn.functional.logsigmoid(sign * network(policy, X))
        v, after = (network(critic, z).reshape(ROWS, ROLLOUT, CARTS).numpy() for z in (X, Y))
    advantage, running = np.zeros(v.shape), 0.0
    for t in reversed(range(ROLLOUT)):
        delta = 1 - GAMMA + GAMMA * after[:, t] * ~fell[t] - v[:, t]
        running = delta + GAMMA * LAM * ~over[t] * running
        advantage[:, t] = running
    target = torch.from_numpy((advantage + v).reshape(ROWS, -1))
    A = torch.from_numpy(advantage.reshape(ROWS, -1))
    A = (A - A.mean(dim=1, keepdim=True)) / A.std(dim=1, keepdim=True)
    for _ in range(EPOCHS):
        for part in np.array_split(rng.permutation(ROLLOUT), PARTS):
            i = (part[:, None] * CARTS + np.arange(CARTS)).ravel()
            new = torch.nn.functional.logsigmoid(sign[:, i] * network(policy, X[part]))
            gain = surrogate(torch.exp(new - old[:, i]), A[:, i], clip)
            miss = (network(critic, X[part]) - target[:, i]) ** 2
            loss = (miss - gain).mean(dim=1).sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    with torch.no_grad():
        difference = torch.nn.functional.logsigmoid(sign * network(policy, X)) - old
    moved.append((torch.exp(difference) - 1 - difference).mean(dim=1).numpy())  # estimates the KL
steps, moved = np.array(steps).reshape(-1, 2, SEEDS), np.array(moved).reshape(-1, 2, SEEDS)
print("steps per episode, median of 8 seeds, every second iteration; KL moved per iteration")
for k, name in enumerate(("clip 0.2", "no clip")):
    row = "".join(f"{f'~{s:.0f}':>6s}" for s in np.median(steps[1::2, k], axis=1))
    print(f"{name:9s}{row}   KL ~{np.median(moved[:, k]):.2f}")
late = np.median(steps[-4:], axis=(0, 2))
assert late[0] > 1.4 * late[1] and moved[:, 0].max() < 0.2 < 0.4 < np.median(moved[:, 1])

fig, ax = plt.subplots(figsize=(7, 3), layout="constrained")
r = torch.linspace(0.4, 1.6, 121)
for A, color in ((1.0, "C0"), (-1.0, "C1")):
    ax.plot(r, surrogate(r, torch.tensor(A), CLIP), color=color)
    ax.plot(r, r * A, color=color, linestyle=":")
    ax.text(0.42, 0.9 if A > 0 else -1.05, f"advantage {A:+.0f}", color=color, va="center")
ax.set(xlabel="ratio: new chance of the action / old chance", ylabel="objective (dotted: no clip)")
plt.show()
