"""A deep ReLU net started with He weights and one training step with clipped gradients."""

import torch
from torch import nn


def start(module: nn.Module) -> None:
    """Give a linear layer the weights that suit a ReLU behind it, and no bias."""
    if isinstance(module, nn.Linear):
        nn.init.kaiming_normal_(module.weight, nonlinearity="relu")
        nn.init.zeros_(module.bias)


torch.manual_seed(0)
X, y = torch.randn(64, 200), torch.randint(10, (64,))
hidden = [layer for _ in range(10) for layer in (nn.Linear(200, 200), nn.ReLU())]
net = nn.Sequential(*hidden, nn.Linear(200, 10)).apply(start)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)

loss = nn.functional.cross_entropy(net(X), y)
loss.backward()
before = nn.utils.clip_grad_norm_(net.parameters(), max_norm=1.0)  # returns the norm it found
optimizer.step()

size = hidden[0].weight.std().item()
norm = torch.stack([p.grad.norm() for p in net.parameters()]).norm().item()
print(f"standard deviation of the weights: {size:.2f}")
print(f"norm of the gradient that made the step: at most 1: {norm < 1.001}")
assert abs(size - 0.1) < 0.005  # √(2/200); the default of nn.Linear gives 0.04
assert before > norm - 1e-3  # clipping never lengthens a gradient
