"""A DDIM step with v-prediction is a rotation by the angle between the two times."""

import torch

torch.manual_seed(0)
x, v = torch.randn(2, 1000, dtype=torch.float64)
now, then = torch.tensor([1.2, 0.9], dtype=torch.float64)
x_0 = now.cos() * x - now.sin() * v
eps = now.sin() * x + now.cos() * v
step = then.cos() * x_0 + then.sin() * eps
turned = (now - then).cos() * x - (now - then).sin() * v
print(f"step and rotation differ by less than 1e-12: {bool((step - turned).abs().max() < 1e-12)}")
assert torch.allclose(step, turned)  # fails with + in place of -
