"""DDIM run to noise and back with the best denoiser of normal data."""

import torch

M, R = 1.0, 0.5  # mean and size of the data


def velocity(x: torch.Tensor, angle: torch.Tensor) -> torch.Tensor:
    """Return the best v for x (n,), from the best guess of the noise."""
    a, s = angle.cos(), angle.sin()
    spread = (a * R) ** 2 + s**2
    x_0 = M + a * R**2 / spread * (x - a * M)
    eps = s / spread * (x - a * M)
    return a * eps - s * x_0


torch.manual_seed(0)
data = M + R * torch.randn(1000, dtype=torch.float64)
errors = []
for steps in (10, 100, 1000):
    angles = torch.linspace(0, torch.pi / 2, steps + 1, dtype=torch.float64)
    turn, x = angles[1], data
    for angle in angles[:-1]:  # toward noise
        x = turn.cos() * x + turn.sin() * velocity(x, angle)
    size = x.std().item()
    for angle in angles.flip(0)[:-1]:  # and back
        x = turn.cos() * x - turn.sin() * velocity(x, angle)
    errors.append((x - data).pow(2).mean().sqrt().item())
    print(f"{steps:5d} steps: size of the noise {size:.2f}, error {errors[-1]:.4f}")
assert errors[0] > 5 * errors[1] > 25 * errors[2]  # fails for fresh noise on the way back
