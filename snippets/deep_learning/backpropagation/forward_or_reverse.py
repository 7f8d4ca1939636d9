"""A whole Jacobian by forward passes, one per input, and by backward passes, one per output."""

import warnings

import torch
from torch.func import jvp, vjp
from torch.utils.flop_counter import FlopCounterMode

warnings.filterwarnings("ignore", "`torch.jit.script`")  # jvp itself calls it in PyTorch 2.13


def by_columns(f, x) -> torch.Tensor:
    """Return the Jacobian (m, n) of f at x, shape (n,): forward mode gives one column a pass."""
    return torch.stack([jvp(f, (x,), (e,))[1] for e in torch.eye(len(x), dtype=x.dtype)], dim=1)


def by_rows(f, x) -> torch.Tensor:
    """Return the same: one pass records f, then each backward pass gives one row."""
    out, backward = vjp(f, x)
    return torch.stack([backward(e)[0] for e in torch.eye(len(out), dtype=x.dtype)])


def count(work, *inputs) -> tuple[torch.Tensor, int]:
    """Return the result, and the floating-point operations of all its matrix products."""
    with FlopCounterMode(display=False) as counter:
        result = work(*inputs)
    return result, counter.get_total_flops()


torch.manual_seed(0)
print("inputs  outputs   forward mode   reverse mode   (in evaluations of the net)")
for n, m in ((1, 256), (16, 64), (64, 64), (64, 16), (256, 1)):
    W1, W2, W3 = (torch.randn(s, dtype=torch.float64) for s in ((n, 32), (32, 32), (32, m)))

    def net(x, W1=W1, W2=W2, W3=W3):
        return (torch.tanh(torch.tanh(x[None] @ W1) @ W2) @ W3)[0]

    x = torch.randn(n, dtype=torch.float64)
    once = count(net, x)[1]
    J, forward = count(by_columns, net, x)
    K, reverse = count(by_rows, net, x)
    assert torch.allclose(J, K) and J.shape == (m, n)  # fails for a transposed Jacobian
    assert (forward < reverse) == (n < m)
    print(f"{n:6d}  {m:7d}  {forward / once:12.1f}   {reverse / once:12.1f}")
