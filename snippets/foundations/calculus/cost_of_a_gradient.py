"""Cost of one gradient in evaluations of the loss: n differences or forward passes, one reverse."""

import time
import timeit
from functools import partial

import matplotlib.pyplot as plt
import torch
from torch.utils.flop_counter import FlopCounterMode

torch.manual_seed(0)
X, y = torch.randn(256, 30), torch.randn(256)


def loss(W: torch.Tensor, v: torch.Tensor) -> torch.Tensor:
    """Return the squared error of a network with weights W, shape (30, m), and v, shape (m,)."""
    return torch.mean((torch.tanh(X @ W) @ v - y) ** 2)


def forward_mode(W, v, dW, dv) -> torch.Tensor:
    """Return the derivative of the loss along (dW, dv): each line carries value and slope."""
    hidden = torch.tanh(X @ W)
    d_hidden = (1 - hidden**2) * (X @ dW)
    out, d_out = hidden @ v, d_hidden @ v + hidden @ dv
    return torch.mean(2 * (out - y) * d_out)


def reverse_mode(W, v) -> tuple[torch.Tensor, ...]:
    """Return the derivatives by all weights, from one backward walk."""
    return torch.autograd.grad(loss(W, v), (W, v))


def flops(f, *inputs) -> int:
    """Return the floating-point operations of all matrix products in f(*inputs)."""
    with FlopCounterMode(display=False) as counter:
        f(*inputs)
    return counter.get_total_flops()


def cpu_seconds(f, *inputs) -> float:
    """Return the CPU time of f(*inputs), the shortest of three times twenty."""
    work = partial(f, *inputs)
    return min(timeit.repeat(work, timer=time.process_time, number=20, repeat=3)) / 20


rows = []
for m in (2, 16, 128, 1024):
    W, v = torch.randn(30, m, requires_grad=True), torch.randn(m, requires_grad=True)
    n, plain = W.numel() + v.numel(), (W.detach(), v.detach())
    one = flops(loss, *plain)
    by_forward = n * flops(forward_mode, *plain, *plain) / one
    rows.append((n, n + 1, by_forward, flops(reverse_mode, W, v) / one))
    if m == 2:  # one forward pass per weight gives what reverse mode gives at once
        basis = torch.eye(n)
        slopes = [forward_mode(*plain, e[: 30 * m].view(30, m), e[30 * m :]) for e in basis]
        at_once = torch.cat([g.flatten() for g in reverse_mode(W, v)])
        assert torch.allclose(torch.stack(slopes), at_once, rtol=1e-4, atol=1e-5)

print("weights  differences  forward mode  reverse mode")
for n, differences, by_forward, by_reverse in rows:
    print(f"{n:7d} {differences:12d} {by_forward:13.0f} {by_reverse:13.2f}")
    assert n < by_forward < 3 * n and by_reverse < 3
once, passes = cpu_seconds(loss, *plain), n * cpu_seconds(forward_mode, *plain, *plain)
backward = cpu_seconds(reverse_mode, W, v)
print(f"CPU time, {n} weights: reverse ~{backward / once:.1f}", end="")
print(f", forward ~{passes / once:.0f} losses")

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
n, *costs = zip(*rows, strict=True)
for k, cost in enumerate(costs):
    ax.loglog(n, cost, "o-", color=f"C{k}", ms=4)
ax.text(3e3, 1e3, "differences", color="C0")
ax.text(6e2, 4e3, "forward mode", color="C1", ha="right")
ax.text(3e3, 3, "reverse mode", color="C2")
ax.set(xlabel="number of weights n", ylabel="cost in evaluations of the loss", ylim=(1, None))
plt.show()
