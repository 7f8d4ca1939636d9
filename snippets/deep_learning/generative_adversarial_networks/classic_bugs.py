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
    if bug == "none":  # what opt_G.zero_grad() does; earlier, gradients of D's loss stay in G
        G.zero_grad()
    F.softplus(-score).mean().backward()
    return torch.cat([p.grad.flatten() for p in G.parameters()])


for bug in ("no detach, zero_grad too early", "one optimizer"):
    pairs = [(gradient("none", seed), gradient(bug, seed)) for seed in range(20)]
    lengths = [(wrong.norm() / right.norm()).item() for right, wrong in pairs]
    cosines = [torch.cosine_similarity(right, wrong, dim=0).item() for right, wrong in pairs]
    print(f"{bug}: length {sum(lengths) / 20:.1f}, cosine {min(cosines):.1f} to {max(cosines):.1f}")
    assert sum(lengths) / 20 < 0.6 and min(cosines) < 0.7  # the right loop: 1 and 1
try:
    gradient("old score", 0)
    raise AssertionError("PyTorch let a stale graph pass")
except RuntimeError as error:
    print("old score:", str(error)[:87])
