"""The DQN loss in PyTorch: no gradient through the target, and a table is a special case."""

import numpy as np
import torch
from torch import nn

torch.manual_seed(0)
torch.set_default_dtype(torch.float64)
GAMMA, ALPHA = 0.9, 0.5


def td_target(reward, after, terminated, target_net) -> torch.Tensor:
    """Reward plus the discounted best next value, zero after a real end; shape (batch,)."""
    with torch.no_grad():
        return reward + GAMMA * (1 - terminated) * target_net(after).amax(dim=1)


def q_of(net, state, action) -> torch.Tensor:
    """The outputs that belong to the actions taken, shape (batch,)."""
    return net(state).gather(1, action[:, None])[:, 0]


# 1. A one-hot state and one linear layer: the network is a table with a row per state.
table = nn.Linear(6, 3, bias=False)
before = table.weight.detach().numpy().T.copy()  # (states, actions)
s, a, r, s2 = 2, 1, 1.0, 4
one_hot = torch.eye(6)
y = td_target(torch.tensor([r]), one_hot[[s2]], torch.tensor([0.0]), table)
loss = (0.5 * (y - q_of(table, one_hot[[s]], torch.tensor([a]))) ** 2).sum()
loss.backward()
with torch.no_grad():
    table.weight -= ALPHA * table.weight.grad
expected = before.copy()
expected[s, a] += ALPHA * (r + GAMMA * before[s2].max() - before[s, a])
gap = np.abs(table.weight.detach().numpy().T - expected).max()
print(f"tabular Q-learning and the linear network differ by less than 1e-12: {gap < 1e-12}")
assert gap < 1e-12

# 2. What it would mean to differentiate the target too: the next state's row moves as well.
full = torch.tensor(before, requires_grad=True)
(0.5 * (r + GAMMA * full[s2].max() - full[s, a]) ** 2).backward()
rows = np.flatnonzero(full.grad.abs().sum(dim=1).numpy()).tolist()
moved = np.flatnonzero(np.abs(expected - before).sum(axis=1)).tolist()
print(
    f"rows changed: semi-gradient {moved}, full gradient {rows}; target has grad: {y.requires_grad}"
)
assert moved == [2] and rows == [2, 4] and not y.requires_grad

# 3. A network: one step for state s changes the values of states that were not visited.
net = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 3))
old = net(one_hot).detach()
q_of(net, one_hot[[s]], torch.tensor([a])).sum().backward()
with torch.no_grad():
    for weight in net.parameters():
        weight -= 0.1 * weight.grad
changed = (net(one_hot).detach() - old).abs().amax(dim=1) > 1e-6
print(f"states whose values one network step changed: {int(changed.sum())} of 6")
assert changed.sum() == 6

# 4. The Huber loss: a squared error up to 1, a straight line after, so a bounded gradient.
error = torch.tensor([0.1, 1.0, 10.0, 100.0], requires_grad=True)
nn.functional.smooth_l1_loss(error, torch.zeros(4), reduction="sum").backward()
print("errors    ", error.detach().numpy(), "\ngradients ", error.grad.numpy())
assert error.grad.abs().max() <= 1
