"""DQN on CartPole, five seeds in one run: all solve it, none holds on to it."""
# one seed: to be revised

import gymnasium as gym
import matplotlib.pyplot as plt
import numpy as np
import torch
from torch.nn.functional import smooth_l1_loss

SEEDS, CARTS, BATCH, UPDATES, HIDDEN = 5, 16, 64, 1600, 48
GAMMA, RATE, COPY_EVERY, CAPACITY = 0.98, 1e-3, 20, 2000
rng = np.random.default_rng(0)


def cartpole(x: np.ndarray, push_right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """CartPole-v1 for many carts: states (4, ...) and pushes (...) to next states and fallen."""
    p, v, angle, w = x
    sin, cos = np.sin(angle), np.cos(angle)
    force = (np.where(push_right, 10.0, -10.0) + 0.05 * w**2 * sin) / 1.1
    turn = (9.8 * sin - cos * force) / (0.5 * (4 / 3 - 0.1 * cos**2 / 1.1))
    speed = v + 0.02 * (force - 0.05 * turn * cos / 1.1)
    after = np.stack([p + 0.02 * v, speed, angle + 0.02 * w, w + 0.02 * turn]).round(8)
    return after, (np.abs(after[0]) > 2.4) | (np.abs(after[2]) > np.radians(12))


def see(x: np.ndarray) -> torch.Tensor:
    """States (4, ...) as network input (..., 4), the small angle scaled up."""
    return torch.from_numpy(np.moveaxis(x, 0, -1) * [1.0, 1.0, 5.0, 1.0])


def q_values(weights: list[torch.Tensor], x: torch.Tensor) -> torch.Tensor:
    """Five networks at once: (seeds, n, 4) to (seeds, n, 2). baddbmm(b, x, W) is b + x @ W."""
    w1, b1, w2, b2, w3, b3 = weights
    x = torch.relu(torch.baddbmm(b1, x, w1))
    return torch.baddbmm(b3, torch.relu(torch.baddbmm(b2, x, w2)), w3)


def on_grid(weights: list[torch.Tensor]) -> None:
    """Round to multiples of 2**-22, so that every CPU learns the very same thing."""
    for w in weights:
        w.mul_(2**22).round_().div_(2**22)


def greedy(weights: list[torch.Tensor], x: np.ndarray) -> np.ndarray:
    """Best actions (seeds, n) in the states x (4, seeds, n)."""
    with torch.no_grad():
        return q_values(weights, see(x)).argmax(dim=-1).numpy()


def returns(weights: list[torch.Tensor]) -> np.ndarray:
    """Mean steps per seed in 20 greedy episodes; the same starts each time."""
    x = np.random.default_rng(99).uniform(-0.05, 0.05, (4, SEEDS, 20))
    up, total = np.ones(x.shape[1:], dtype=bool), np.zeros(x.shape[1:])
    for _ in range(500):
        total += up
        x, fell = cartpole(x, greedy(weights, x))
        up &= ~fell
        x *= up
    return total.mean(axis=1)


net = []
for n_in, n_out in ((4, HIDDEN), (HIDDEN, HIDDEN), (HIDDEN, 2)):
    net.append(torch.from_numpy(rng.uniform(-1, 1, (SEEDS, n_in, n_out)) * n_in**-0.5))
    net.append(torch.zeros(SEEDS, 1, n_out, dtype=torch.float64))
on_grid(net)
target = [w.clone() for w in net]
optimizer = torch.optim.Adam([w.requires_grad_() for w in net], lr=RATE)
x, age = rng.uniform(-0.05, 0.05, (4, SEEDS, CARTS)), np.zeros((SEEDS, CARTS))
shape = (CAPACITY, SEEDS, CARTS)
buffer = [np.zeros((*shape, 4)), np.zeros(shape, dtype=int), np.zeros((*shape, 4)), np.zeros(shape)]
curve, best, kept = [], np.zeros(SEEDS), [w.detach().clone() for w in net]
for step in range(UPDATES):
    epsilon = max(0.15, 1 - step / 600)  # explore much at first, never stop
    explore = rng.random((SEEDS, CARTS)) < epsilon
    action = np.where(explore, rng.integers(2, size=(SEEDS, CARTS)), greedy(net, x))
    after, fell = cartpole(x, action)
    for part, value in zip(buffer, (see(x), action, see(after), fell), strict=True):
        part[step % CAPACITY] = value
    age += 1
    over = fell | (age >= 500)  # a time limit restarts the cart, but counts as no fall
    x = np.where(over, rng.uniform(-0.05, 0.05, x.shape), after)
    age[over] = 0
    if step < 50:
        continue
    when = rng.integers(min(step + 1, CAPACITY), size=(SEEDS, BATCH))
    which = when, np.arange(SEEDS)[:, None], rng.integers(CARTS, size=(SEEDS, BATCH))
    state, taken, following, end = (torch.from_numpy(part[which]) for part in buffer)
    with torch.no_grad():  # reward 1 - gamma per step: values lie between 0 and 1
        y = (1 - GAMMA) + GAMMA * (1 - end) * q_values(target, following).amax(dim=-1)
    q = q_values(net, state).gather(-1, taken[..., None])[..., 0]
    loss = smooth_l1_loss(q, y, reduction="sum") / BATCH  # a sum over seeds: they stay independent
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    with torch.no_grad():
        on_grid(net)
        if step % COPY_EVERY == 0:
            for old, new in zip(target, net, strict=True):
                old.copy_(new)
    if step % 100 == 99:
        curve.append(returns(net))
        for seed in np.flatnonzero(curve[-1] > best):
            best[seed] = curve[-1][seed]
            for saved, new in zip(kept, net, strict=True):
                saved[seed] = new[seed].detach()


def examine(weights: list[torch.Tensor], seed: int) -> float:
    """Mean return of 100 greedy episodes in Gymnasium's own CartPole-v1."""
    envs = gym.make_vec("CartPole-v1", num_envs=100, vectorization_mode="vector_entry_point")
    one, up, total = [w[seed : seed + 1] for w in weights], np.ones(100, dtype=bool), 0.0
    observation, _ = envs.reset(seed=1000)
    for _ in range(500):
        total += up.sum()
        observation, _, ended, cut, _ = envs.step(greedy(one, observation.T[:, None])[0])
        up &= ~(ended | cut)
    return total / 100


curve = np.array(curve)
fresh = np.array([examine(kept, seed) for seed in range(SEEDS)])
last = np.array([examine(net, seed) for seed in range(SEEDS)])
print(f"{CARTS * UPDATES} steps and {UPDATES - 50} updates per seed")
print("best checkpoint, 20 own episodes  ", *(f"{r:5.0f}" for r in best))
print("the same, 100 fresh ones          ", *(f"{r:5.0f}" for r in fresh))
print("last network, 100 fresh ones      ", *(f"{r:5.0f}" for r in last))
print(f"solved (475 or more): best {np.sum(fresh >= 475)} of 5, last {np.sum(last >= 475)} of 5")
assert np.sum(fresh >= 475) >= 4 and np.sum(fresh >= 475) > np.sum(last >= 475)

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
updates = np.arange(1, len(curve) + 1) * 100
for seed in range(SEEDS):
    ax.plot(updates, curve[:, seed], color=f"C{seed}", linewidth=1)
ax.axhline(475, color="C7", linestyle="--")
ax.text(updates[0], 480, "solved", color="C7", va="bottom")
ax.set(
    xlabel="updates (16 steps of a cart each)", ylabel="greedy return, 20 episodes", ylim=(0, 530)
)
plt.show()
