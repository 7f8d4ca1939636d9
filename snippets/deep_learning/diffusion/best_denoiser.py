"""The mean noise given a noisy value, in three ways: by drawing, by softmax, by the score."""

import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(0)
a, s = torch.tensor([0.5, 0.5]).sqrt()  # shares of data and noise; their squares add up to 1


def by_softmax(x: torch.Tensor, rows: torch.Tensor) -> torch.Tensor:
    """Return the mean noise (n,) in noisy x (n,), if x_0 is one of the rows (k,), each as likely."""
    noise = (x[:, None] - a * rows) / s  # the noise that each row would need: (n, k)
    return (torch.softmax(-(noise**2) / 2, dim=1) * noise).sum(1)


def by_score(x: torch.Tensor, rows: torch.Tensor) -> torch.Tensor:
    """Return -s times the slope of log p(x), by autograd; p is a mixture of normals."""
    x = x.clone().requires_grad_()
    parts = torch.distributions.Normal(a * rows, s).log_prob(x[:, None])
    (slope,) = torch.autograd.grad(parts.logsumexp(1).sum(), x)
    return -s * slope


rows, x = torch.tensor([-2.0, 0.0, 1.0]), torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0])
eps = torch.randn(4_000_000)
noisy = a * rows[torch.randint(3, eps.shape)] + s * eps
print("    x   drawn  softmax   score")
drawn = torch.stack([eps[(noisy - value).abs() < 0.05].mean() for value in x])
for line in zip(x, drawn, by_softmax(x, rows), by_score(x, rows), strict=True):
    print("{:5.0f} {:7.2f} {:8.2f} {:7.2f}".format(*line))
assert torch.allclose(by_softmax(x, rows), by_score(x, rows))  # fails if s is squared
assert (drawn - by_softmax(x, rows)).abs().max() < 0.04  # the mean of all noise, 0, is 1 off

m, r = 1.0, 2.0  # data with a normal density of mean m and size r: log p is known on paper
normal = a * m + a * r * torch.randn(1_000_000)
noise = torch.randn(len(normal))
slope = torch.cov(torch.stack([normal + s * noise, noise]))
fitted, known = slope[0, 1] / slope[0, 0], s / (a**2 * r**2 + s**2)
print(f"normal data: the noise grows by {fitted:.3f} with x, by -s * score {known:.3f}")
assert abs(fitted - known) < 0.01
