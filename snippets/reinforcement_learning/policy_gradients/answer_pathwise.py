"""Score function against reparameterization: the same gradient, very different noise."""

import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(0)
N, SIGMA = 50_000, 0.3
print("actions  exact   score function      pathwise")
for d in (1, 10, 100):
    mean = torch.full((d,), 0.5, requires_grad=True)
    action = (mean + SIGMA * torch.randn(N // d, d)).detach()
    reward = -((action - 1) ** 2).sum(dim=1)
    baseline = -d * (0.25 + SIGMA**2)  # the exact mean, so the comparison is fair
    score = (reward - baseline) * (action[:, 0] - 0.5) / SIGMA**2
    path = -2 * (action[:, 0] - 1)  # d reward / d action, and d action / d mean = 1
    exact = 1.0
    for g in (score, path):
        assert abs(g.mean() - exact) < 4.5 * g.std() / len(g) ** 0.5
    print(f"{d:7d}  {exact:5.1f}  sd {score.std():12.2f}  sd {path.std():12.2f}")
# autograd gives the pathwise gradient if the sample is drawn with rsample()
mean = torch.tensor(0.5, requires_grad=True)
action = torch.distributions.Normal(mean, SIGMA).rsample((N,))
(-((action - 1) ** 2)).mean().backward()
print(f"rsample and backward: {mean.grad:.2f}")
assert abs(mean.grad - 1) < 0.01 and score.std() > 10 * path.std()
