"""The InfoNCE loss by hand, and what the temperature does to the push on each negative."""

import torch
from torch.nn import functional as F

S = torch.tensor([[0.9, 0.6, 0.0], [0.5, 0.8, 0.1], [0.0, 0.2, 0.7]], dtype=torch.float64)


def info_nce(S: torch.Tensor, tau: float) -> torch.Tensor:
    """Return the mean loss of similarities S (B, B): view i belongs to view i of the other list.

    Source: van den Oord, Li and Vinyals (2018), equation 4.
    """
    weights = torch.exp(S / tau)
    return -torch.log(weights.diagonal() / weights.sum(dim=1)).mean()


for tau in (1.0, 0.5, 0.1):
    leaf = S.clone().requires_grad_()
    loss = info_nce(leaf, tau)
    reference = F.cross_entropy(S / tau, torch.arange(3))
    assert torch.allclose(loss, reference)  # fails if the positive is left out of the sum
    loss.backward()
    push = leaf.grad[0, 1] / leaf.grad[0, 1:].sum()
    print(f"tau {tau}: loss {loss:.2f}, near negative {push:.3f}")
    expected = torch.sigmoid(torch.tensor(0.6 / tau))  # two negatives, 0.6 apart
    assert abs(push - expected) < 1e-6  # fails if S is multiplied by tau, not divided
