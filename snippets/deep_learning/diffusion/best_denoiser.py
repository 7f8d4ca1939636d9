"""The mean noise given a noisy value, in three ways: by drawing, by softmax, by the score."""

import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(0)
a = torch.tensor(0.5)  # alpha-bar: how much of the variance is still signal
sigma = (1 - a).sqrt()


def by_softmax(x: torch.Tensor, rows: torch.Tensor) -> torch.Tensor:
    """Return the mean noise (n,) in noisy x (n,), if x_0 is one of the rows (k,), each as likely."""
    noise = (x[:, None] - a.sqrt() * rows) / sigma  # the noise that each row would need: (n, k)
    return (torch.softmax(-(noise**2) / 2, dim=1) * noise).sum(1)


def by_score(x: torch.Tensor, rows: torch.Tensor) -> torch.Tensor:
    """Return -sigma times the slope of log p(x), by autograd; p is a mixture of normals."""
    x = x.clone().requires_grad_()
    parts = torch.distributions.Normal(a.sqrt() * rows, sigma).log_prob(x[:, None])
    (slope,) = torch.autograd.grad(parts.logsumexp(1).sum(), x)
    return -sigma * slope


rows, x = torch.tensor([-2.0, 0.0, 1.0]), torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0])
eps = torch.randn(4_000_000)
noisy = a.sqrt() * rows[torch.randint(3, eps.shape)] + sigma * eps
print("    x   drawn  softmax   score")
drawn = torch.stack([eps[(noisy - value).abs() < 0.05].mean() for value in x])
for line in zip(x, drawn, by_softmax(x, rows), by_score(x, rows), strict=True):
    print("{:5.0f} {:7.2f} {:8.2f} {:7.2f}".format(*line))
assert torch.allclose(by_softmax(x, rows), by_score(x, rows))  # fails if sigma is squared
assert (drawn - by_softmax(x, rows)).abs().max() < 0.04  # the mean of all noise, 0, is 1 off

m, s = 1.0, 2.0  # data with a normal density: log p is known on paper
normal = a.sqrt() * m + s * a.sqrt() * torch.randn(1_000_000)
noise = torch.randn(len(normal))
slope = torch.cov(torch.stack([normal + sigma * noise, noise]))
fitted, known = slope[0, 1] / slope[0, 0], sigma / (a * s**2 + sigma**2)
print(f"normal data: the noise grows by {fitted:.3f} with x, by -sigma * score {known:.3f}")
assert abs(fitted - known) < 0.01
