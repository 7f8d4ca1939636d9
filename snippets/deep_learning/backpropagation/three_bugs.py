"""Three bugs that let the loss fall: gradients not zeroed, an in-place change, a detached tensor."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn.utils import parameters_to_vector, vector_to_parameters

X, y = (torch.tensor(a[:500]) for a in load_digits(return_X_y=True))


def loss_of(net: nn.ModuleList, bug: str) -> torch.Tensor:
    """Return the cross-entropy of a net that halves its hidden values."""
    A = torch.tanh(net[0](X / 16))
    if bug == "in place":
        A.data.mul_(0.5)  # .data hides the change from autograd
    else:
        A = 0.5 * A
    A = A.detach() if bug == "detached" else A  # .item(), .numpy(), torch.tensor(A) do it too
    return nn.functional.cross_entropy(net[1](A), y)


@torch.no_grad()
def slope_error(net: nn.ModuleList, bug: str) -> float:
    """Return the relative error of .grad against measured slopes in ten random directions."""
    w = parameters_to_vector(net.parameters())
    g = torch.cat([(0 * p if p.grad is None else p.grad).flatten() for p in net.parameters()])
    measured, D = [], torch.randn(10, len(w), dtype=w.dtype)
    for d in D:
        ends = []
        for h in (1e-5, -1e-5):
            vector_to_parameters(w + h * d, net.parameters())
            ends.append(loss_of(net, bug).item())
        measured.append((ends[0] - ends[1]) / 2e-5)
    vector_to_parameters(w, net.parameters())
    return np.linalg.norm((D @ g).numpy() - measured) / np.linalg.norm(measured)


end = {}
for bug in ("none", "not zeroed", "in place", "detached"):
    losses, errors = [], []
    for seed in range(5):
        torch.manual_seed(seed)
        net = nn.ModuleList([nn.Linear(64, 32), nn.Linear(32, 10)]).double()
        optimizer = torch.optim.SGD(net.parameters(), lr=0.25)
        for step in range(30):
            if bug != "not zeroed":
                optimizer.zero_grad()
            loss = loss_of(net, bug)
            loss.backward()
            if step == 3:
                errors.append(slope_error(net, bug))
            optimizer.step()
            losses.append(loss.item())
    start, end[bug] = np.mean(losses[::30]), np.array(losses[29::30])
    print(f"{bug:10s}  loss {start:.2f} to {end[bug].mean():.2f}, slopes off by", end=" ")
    print(f"{min(errors):.2f} to {max(errors):.2f}")
    # fails for a blind check, and if a bug shows in a rising loss
    assert end[bug].max() < start and (max(errors) < 1e-6 if bug == "none" else min(errors) > 0.1)
assert all((end[bug] < end["none"]).all() for bug in ("not zeroed", "in place"))  # on every start
