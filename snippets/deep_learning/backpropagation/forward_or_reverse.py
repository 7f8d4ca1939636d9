"""A whole Jacobian by forward passes, one per input, and by backward passes, one per output."""

import warnings

import torch
from torch import nn
from torch.func import jacfwd, jacrev
from torch.utils.flop_counter import FlopCounterMode

warnings.filterwarnings("ignore", "`torch.jit.script`")  # forward mode calls it in PyTorch 2.13


def count(work, *inputs) -> tuple[torch.Tensor, int]:
    """Return the result, and the floating-point operations of all its matrix products."""
    with FlopCounterMode(display=False) as counter:
        result = work(*inputs)
    return result, counter.get_total_flops()


torch.manual_seed(0)
print("inputs  outputs   forward mode   reverse mode   (in evaluations of the net)")
for n, m in ((1, 256), (16, 64), (48, 64), (64, 64), (64, 48), (64, 16), (256, 1)):
    layers = nn.Linear(n, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, m)
    net, x = nn.Sequential(*layers).double().requires_grad_(False), torch.randn(n).double()
    once = count(net, x[None])[1]
    J, forward = count(jacfwd(lambda x, net=net: net(x[None])[0]), x)
    K, reverse = count(jacrev(lambda x, net=net: net(x[None])[0]), x)
    print(f"{n:6d}  {m:7d}  {forward / once:12.1f}   {reverse / once:12.1f}")
    assert torch.allclose(J, K) and J.shape == (m, n)  # fails for a transposed Jacobian
    assert forward == (n + 2) * once and reverse == (m + 1) * once  # the net run per column or row

net, X = nn.Sequential(*[nn.Linear(64, 64) for _ in range(8)]), torch.randn(32, 64)
ratio = count(lambda: net(X).sum().backward())[1] / count(net, X)[1]
print(f"a training step of 8 layers, by all weights: {ratio:.3f} evaluations")
assert ratio == 3 - 1 / 8  # fails if the first layer computed a gradient for the data too
