"""The gradient that reaches the generator, in the right loop and in three wrong ones."""

import torch
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)  # float32 is usual


def gradient(bug: str, seed: int) -> torch.Tensor:
    """Return the gradient with which the first step of `bug` moves the generator, as one vector."""
    torch.manual_seed(seed)
    G = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 2))
    D = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 1))
    opt_D = torch.optim.Adam(D.parameters(), 0.003)
    real, fake = 3 + torch.randn(64, 2), G(torch.randn(64, 2))
    seen = fake.detach() if bug in ("none", "old score") else fake
    old_score = D(fake)
    loss_D = F.softplus(-D(real)).mean() + F.softplus(D(seen)).mean()
    loss_D.backward(retain_graph=True)
    if bug != "one optimizer":  # which steps once, on the sum of both losses
        opt_D.step()
    score = D(fake) if bug != "old score" else old_score
    if bug == "none":
        G.zero_grad()  # what opt_G.zero_grad() does; left out, gradients of D's loss stay in G
    F.softplus(-score).mean().backward()
    return torch.cat([p.grad.flatten() for p in G.parameters()])


for bug in ("no detach, no zero_grad", "one optimizer"):
    shares = []
    for seed in range(20):
        right, wrong = gradient("none", seed), gradient(bug, seed)
        shares.append((wrong.norm() / right.norm()).item())
    mean = sum(shares) / 20
    print(f"{bug}: mean {mean:.1f} of the right gradient's length")
    assert mean < 0.6  # the right loop: 1
try:
    gradient("old score", 0)
    raise AssertionError("PyTorch let a stale graph pass")
except RuntimeError as error:
    print("old score:", str(error)[:87])
