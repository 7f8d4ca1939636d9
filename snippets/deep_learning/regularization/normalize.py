"""Batch and layer normalization from scratch: forward, gradients, running averages as PyTorch."""

import torch
from torch import nn

torch.set_default_dtype(torch.float64)


def normalize(Z, gamma, beta, axis, eps=1e-5):
    """Bring Z (B, d) to mean 0 and variance 1 along the axis, then scale and shift by (d,)."""
    mean, var = Z.mean(axis, keepdim=True), Z.var(axis, correction=0, keepdim=True)
    N = (Z - mean) / (var + eps).sqrt()
    return gamma * N + beta, N, mean, var


def normalize_backward(grad, N, var, gamma, axis, eps=1e-5):
    """Return the gradients of Z (B, d), gamma (d,) and beta (d,).

    Source: Ioffe and Szegedy, Batch Normalization (2015), section 3.
    """
    G = grad * gamma
    G = G - G.mean(axis, keepdim=True) - N * (G * N).mean(axis, keepdim=True)
    return G / (var + eps).sqrt(), (grad * N).sum(0), grad.sum(0)


torch.manual_seed(0)
Z = 3 + 2 * torch.randn(6, 4)
gamma, beta = torch.randn(2, 4)
grad = torch.randn(6, 4)  # stands for what the loss sends back
for name, layer, axis in (("batch", nn.BatchNorm1d(4), 0), ("layer", nn.LayerNorm(4), 1)):
    layer.load_state_dict({"weight": gamma, "bias": beta}, strict=False)
    A = Z.clone().requires_grad_()
    layer(A).backward(grad)
    ours, N, mean, var = normalize(Z, gamma, beta, axis)
    assert torch.allclose(ours, layer.train()(Z))  # fails with the wrong axis
    theirs = (A.grad, layer.weight.grad, layer.bias.grad)
    for g, t in zip(normalize_backward(grad, N, var, gamma, axis), theirs, strict=True):
        assert torch.allclose(g, t)  # fails if mean and variance are taken for constants
    print(
        f"{name}: column means {N.mean(0).abs().max():.2f}, row means {N.mean(1).abs().max():.2f}"
    )

batch = nn.BatchNorm1d(4)
running_mean, running_var = torch.zeros(4), torch.ones(4)
for _ in range(3):
    Z = 3 + 2 * torch.randn(6, 4)
    batch(Z)
    running_mean = 0.9 * running_mean + 0.1 * Z.mean(0)
    running_var = 0.9 * running_var + 0.1 * Z.var(0)  # here divided by B - 1, not by B
assert torch.allclose(batch.running_mean, running_mean)
assert torch.allclose(batch.running_var, running_var)  # fails with Z.var(0, correction=0)
ours = (Z - running_mean) / (running_var + 1e-5).sqrt()
assert torch.allclose(batch.eval()(Z), ours)  # fails if eval() still asked the batch
print(f"true mean 3, running mean after 3 batches: {running_mean.mean():.1f}")
