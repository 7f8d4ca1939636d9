"""Three bugs that let the loss fall, and a check of each array that says where the bug sits."""

import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.linalg import norm

X, y = (torch.tensor(a[:500]) for a in load_digits(return_X_y=True))


def loss_of(net: nn.ModuleList, bug: str) -> torch.Tensor:
    """Return the cross-entropy of a net with one hidden layer."""
    A = torch.tanh(net[0](X / 16))
    logits = net[1](A.detach() if bug == "detached" else A)
    if bug == "overwritten":
        A.data.zero_()  # wiped for reuse after the forward pass; .data hides it from autograd
    return nn.functional.cross_entropy(logits, y)


@torch.no_grad()
def slope_error(net: nn.ModuleList, w: torch.Tensor, bug: str) -> float:
    """Return the relative error of the slopes that w.grad promises in ten random directions."""
    middle, D, ends = w.clone(), torch.randn(10, *w.shape, dtype=w.dtype), []
    for step in (1e-5, -1e-5):
        ends.append([])
        for d in D:
            w.copy_(middle + step * d)
            ends[-1].append(loss_of(net, bug))
    w.copy_(middle)
    measured = (torch.stack(ends[0]) - torch.stack(ends[1])) / 2e-5
    promised = (D * (0 if w.grad is None else w.grad)).flatten(1).sum(dim=1)
    return float(norm(promised - measured) / (norm(promised) + norm(measured)))


end, errors = {}, {}
for bug in ("none", "not zeroed", "overwritten", "detached"):
    losses, errors[bug] = [], []
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
                errors[bug].append([slope_error(net, w, bug) for w in net.parameters()])
            optimizer.step()
        losses.append(loss.item())
    end[bug] = np.array(losses)
    each = " ".join(f"{e:.2f}" for e in np.mean(errors[bug], axis=0))
    print(f"{bug:11s}  loss {min(losses):.2f} to {max(losses):.2f}, off by (W1 b1 W2 b2) {each}")
off = {bug: np.array(rows) for bug, rows in errors.items()}  # shape (starts, arrays)
where = {"none": [], "not zeroed": [0, 1, 2, 3], "overwritten": [0, 1, 2], "detached": [0, 1]}
for bug, arrays in where.items():  # fails for a check that is blind, or that blames every array
    assert ((off[bug] > 1e-3) == np.isin(range(4), arrays)).all()
assert max(losses.max() for losses in end.values()) < np.log(10)  # fails if a bug raised the loss
assert (end["not zeroed"] < end["none"]).all()  # on every start
