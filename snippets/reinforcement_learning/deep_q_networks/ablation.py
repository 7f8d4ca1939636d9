"""What each part of DQN is worth: five variants, four seeds each, trained side by side."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch.nn.functional import smooth_l1_loss

VARIANTS = ["DQN", "no replay", "no target net", "double", "dueling"]
SEEDS, CARTS, BATCH, UPDATES, HIDDEN = 4, 16, 32, 1050, 32
GAMMA, RATE, COPY_EVERY = 0.98, 1e-3, 20
rng = np.random.default_rng(0)
variant = np.repeat(np.arange(5), SEEDS)  # row i of every array belongs to this variant
ROWS = len(variant)
double = torch.from_numpy(variant == 3)[:, None, None]
dueling = torch.from_numpy(1.0 * (variant == 4))[:, None, None]


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
    """(rows, n, 4) to (rows, n, 2). A dueling row is value + advantage - mean advantage."""
    w1, b1, w2, b2, w3, b3 = weights
    x = torch.relu(torch.baddbmm(b1, x, w1))
    out = torch.baddbmm(b3, torch.relu(torch.baddbmm(b2, x, w2)), w3)
    value, advantage = out[..., :1], out[..., 1:]
    return advantage + dueling * (value - advantage.mean(dim=-1, keepdim=True))


def play(weights: list[torch.Tensor]) -> tuple[np.ndarray, np.ndarray]:
    """Ten greedy episodes. Returns steps (rows, 10) and the value claimed at the start."""
    x = np.random.default_rng(9).uniform(-0.05, 0.05, (4, ROWS, 10))
    up, total, claimed = np.ones(x.shape[1:], dtype=bool), np.zeros(x.shape[1:]), None
    for _ in range(500):
        with torch.no_grad():
            best, action = q_values(weights, see(x)).max(dim=-1)
        claimed = best.numpy() if claimed is None else claimed
        total += up
        x, fell = cartpole(x, action.numpy())
        up &= ~fell
        x *= up
    return total, claimed


net = []
for n_in, n_out in ((4, HIDDEN), (HIDDEN, HIDDEN), (HIDDEN, 3)):
    # The same four starts for each variant.
    start = rng.uniform(-1, 1, (SEEDS, n_in, n_out)) * n_in**-0.5
    net.append(torch.from_numpy(np.tile(start, (5, 1, 1))))
    net.append(torch.zeros(ROWS, 1, n_out, dtype=torch.float64))
target = [w.clone() for w in net]
optimizer = torch.optim.Adam([w.requires_grad_() for w in net], lr=RATE)
x, age = rng.uniform(-0.05, 0.05, (4, ROWS, CARTS)), np.zeros((ROWS, CARTS))
shape = (UPDATES, ROWS, CARTS)
buffer = [np.zeros((*shape, 4)), np.zeros(shape, dtype=int), np.zeros((*shape, 4)), np.zeros(shape)]
returns, gaps = [], []
for step in range(UPDATES):
    with torch.no_grad():
        best = q_values(net, see(x)).argmax(dim=-1).numpy()
    explore = rng.random((ROWS, CARTS)) < max(0.15, 1 - step / 600)
    action = np.where(explore, rng.integers(2, size=(ROWS, CARTS)), best)
    after, fell = cartpole(x, action)
    for part, value in zip(buffer, (see(x), action, see(after), fell), strict=True):
        part[step] = value
    age += 1
    over = fell | (age >= 500)
    x = np.where(over, rng.uniform(-0.05, 0.05, x.shape), after)
    age[over] = 0
    if step < 50:
        continue
    newest = step - np.arange(BATCH) // CARTS  # without replay: the last 2 steps of 16 carts
    when = np.where(variant[:, None] == 1, newest, rng.integers(step + 1, size=(ROWS, BATCH)))
    who = np.where(variant[:, None] == 1, np.arange(BATCH) % CARTS, rng.integers(CARTS, size=BATCH))
    which = when, np.arange(ROWS)[:, None], who
    state, taken, following, end = (torch.from_numpy(part[which]) for part in buffer)
    with torch.no_grad():
        after_target, after_net = q_values(target, following), q_values(net, following)
        pick = torch.where(double, after_net, after_target).argmax(dim=-1, keepdim=True)
        y = (1 - GAMMA) + GAMMA * (1 - end) * after_target.gather(-1, pick)[..., 0]
    q = q_values(net, state).gather(-1, taken[..., None])[..., 0]
    optimizer.zero_grad()
    (smooth_l1_loss(q, y, reduction="sum") / BATCH).backward()
    optimizer.step()
    with torch.no_grad():
        for old, new in zip(target, net, strict=True):
            new.mul_(2**22).round_().div_(2**22)  # the same run on every CPU
            due = np.flatnonzero((variant == 2) | (step % COPY_EVERY == 0))
            old[due] = new[due]
    if step % 150 == 149 and step >= UPDATES // 2:
        steps, claimed = play(net)
        returns.append(steps.mean(axis=1))
        gaps.append((claimed - (1 - GAMMA**steps)).mean(axis=1))  # a fall: 1 - gamma**steps

score = np.mean(returns, axis=0).reshape(5, SEEDS)
gap = np.mean(gaps, axis=0).reshape(5, SEEDS)
fig, ax = plt.subplots(figsize=(7, 2.8), layout="constrained")
print("variant        mean  lowest  highest   claimed - true value")
for i, name in enumerate(VARIANTS):
    print(f"{name:13s} {score[i].mean():5.0f} {score[i].min():7.0f} {score[i].max():8.0f}", end="")
    digits = 2 if gap[i].max() < 10 else 0
    print(
        f"   {gap[i].mean():+.{digits}f} ({gap[i].min():+.{digits}f} to {gap[i].max():+.{digits}f})"
    )
    ax.plot(score[i], np.full(SEEDS, i), ".", color=f"C{i}", markersize=10)
    ax.plot(score[i].mean(), i, "|", color=f"C{i}", markersize=22)
assert score[2].max() < 30 and gap[2].min() > 100  # without the target net: divergence
assert score[0].min() > 100
ax.set(yticks=range(5), yticklabels=VARIANTS, ylim=(4.5, -0.5), xlim=(0, None))
ax.set(xlabel="greedy return, mean over the second half of training; one dot per seed")
plt.show()
