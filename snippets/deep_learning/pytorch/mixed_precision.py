"""Error of a net's gradient in two 16-bit types, as its loss gets smaller."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.nn.functional import mse_loss

X = torch.tensor(load_digits().data[:300] / 16).float()
divisors = [1, 4, 16, 64, 256, 1024]
bf16, fp16 = torch.bfloat16, torch.float16


def gradient(net: nn.Module, divisor: int, dtype: torch.dtype | None, scale: bool) -> torch.Tensor:
    """All gradients as one vector, of the mean squared error over the divisor."""
    net.zero_grad()
    scaler = torch.amp.GradScaler("cpu", init_scale=2.0**16, enabled=scale)
    with torch.autocast("cpu", dtype=dtype or bf16, enabled=dtype is not None):
        Z = net(X)
        loss = mse_loss(Z, X) / divisor
    assert Z.dtype == (dtype or X.dtype)  # rejects autocast that is off
    if dtype is bf16 and divisor == 1 and seed == 0:
        print(f"weights {net[0].weight.dtype}, answers {Z.dtype}, loss {loss.dtype}")
    scaler.scale(loss).backward()
    return torch.cat([p.grad.flatten() for p in net.parameters()]) / scaler.get_scale()


cases = {"bfloat16": (bf16, False), "float16": (fp16, False), "float16, scaled": (fp16, True)}
errors = {name: np.zeros((5, len(divisors))) for name in cases}
for seed in range(5):
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 64))
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(20):  # it learns to draw each scan again from 32 numbers
        gradient(net, 1, None, False)
        optimizer.step()
    for j, divisor in enumerate(divisors):
        exact = gradient(net, divisor, None, False)
        for name, case in cases.items():
            errors[name][seed, j] = (gradient(net, divisor, *case) - exact).norm() / exact.norm()
print("loss divided by        ", "  ".join(f"{divisor:5}" for divisor in divisors))
plt.figure(figsize=(7, 3.2), layout="constrained")
for name, error in errors.items():
    print(f"error, {name:16}", "  ".join(f"{e:.3f}" for e in error.mean(axis=0)))
    plt.loglog(divisors, error.mean(axis=0), "o-", label=name)
plain, fine, scaled = errors.values()
assert np.ptp(plain, axis=1).max() < 0.01  # rejects a type that loses small gradients
assert fine[:, 0].mean() < plain[:, 0].mean() / 3  # rejects "bfloat16 has the finer steps"
assert (fine[:, -1] > 0.3).all()  # rejects a loss that is not divided
assert (scaled.mean(axis=0) < plain.mean(axis=0) / 3).all()  # rejects a scaler that is off
plt.gca().set(xlabel="loss divided by", ylabel="relative error of the gradient")
plt.legend()
plt.show()
