"""A function with a backward pass of one's own: gradcheck accepts it and refuses a wrong one."""

import torch
from torch.autograd import Function, gradcheck
from torch.nn.functional import silu


class Swish(Function):
    """x σ(x) with σ(x) = 1 / (1 + exp(-x)); keeps x and computes σ(x) again on the way back."""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * torch.sigmoid(x)

    @staticmethod
    def backward(ctx, grad_out):
        (x,) = ctx.saved_tensors
        s = torch.sigmoid(x)
        return grad_out * (s + x * s * (1 - s))  # the product rule


class Wrong(Swish):
    """The same, but the backward pass takes σ(x) for a constant."""

    @staticmethod
    def backward(ctx, grad_out):
        (x,) = ctx.saved_tensors
        return grad_out * torch.sigmoid(x)


torch.manual_seed(0)
x = torch.randn(4, 3, dtype=torch.float64, requires_grad=True)
for function in (Swish, Wrong):
    accepted = gradcheck(function.apply, (x,), raise_exception=False)
    same = torch.allclose(function.apply(x), silu(x))
    print(f"{function.__name__}: values right {same}, gradcheck {accepted}")
    assert same and accepted == (function is Swish)  # a check of the values passes both
