"""The cells of RNN, LSTM and GRU by hand give PyTorch's outputs and gradients."""

from collections.abc import Callable

import torch
from torch import Tensor, nn

torch.set_default_dtype(torch.float64)


def rnn(a: Tensor, u: Tensor, h: Tensor, c: Tensor) -> tuple[Tensor, Tensor]:
    """One step: a is x W + b (B, H), u is h U + b' (B, H), h and c are the last states (B, H)."""
    return torch.tanh(a + u), c


def lstm(a: Tensor, u: Tensor, h: Tensor, c: Tensor) -> tuple[Tensor, Tensor]:
    """One step, a and u (B, 4H): PyTorch's order is input, forget, new, output."""
    i, f, g, o = (a + u).chunk(4, dim=1)
    c = f.sigmoid() * c + i.sigmoid() * g.tanh()
    return o.sigmoid() * c.tanh(), c


def gru(a: Tensor, u: Tensor, h: Tensor, c: Tensor) -> tuple[Tensor, Tensor]:
    """One step, a and u (B, 3H): PyTorch's order is r, z, n."""
    (a_r, a_z, a_n), (u_r, u_z, u_n) = a.chunk(3, dim=1), u.chunk(3, dim=1)
    r, z = (a_r + u_r).sigmoid(), (a_z + u_z).sigmoid()
    return z * h + (1 - z) * (a_n + r * u_n).tanh(), c


def unroll(cell: Callable, X: Tensor, W: Tensor, U: Tensor, b: Tensor, b2: Tensor) -> Tensor:
    """Read X (B, T, D) step by step with the same weights; return all states (B, T, H)."""
    h = c = X.new_zeros(len(X), U.shape[0])
    states = []
    for x in X.unbind(dim=1):
        h, c = cell(x @ W + b, h @ U + b2, h, c)
        states.append(h)
    return torch.stack(states, dim=1)


torch.manual_seed(0)
X = torch.randn(3, 7, 2)  # B = 3 sequences, T = 7 steps, D = 2 numbers a step
for cell, layer in ((rnn, nn.RNN(2, 5)), (lstm, nn.LSTM(2, 5)), (gru, nn.GRU(2, 5))):
    layer.batch_first = True
    W, U, b, b2 = weights = list(layer.parameters())
    ours, theirs = unroll(cell, X, W.T, U.T, b, b2), layer(X)[0]
    gradients = [torch.autograd.grad((Y**3).sum(), weights) for Y in (ours, theirs)]
    assert torch.allclose(ours, theirs)  # fails if two gates are swapped, or r multiplies b' not
    assert all(torch.allclose(*pair) for pair in zip(*gradients, strict=True))
    print(f"{cell.__name__:4s} equal; {sum(w.numel() for w in weights):3d} weights", end=", ")
    print(f"of them {U.numel():3d} in U")
