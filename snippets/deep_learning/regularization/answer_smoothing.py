"""Label smoothing by hand: equal to PyTorch's; the gap of logits at which it is content."""

import math

import torch
from torch.nn import functional as F

torch.manual_seed(0)
torch.set_default_dtype(torch.float64)
K, share = 10, 0.1
z, y = torch.randn(32, K), torch.randint(K, (32,))
target = F.one_hot(y, K) * (1 - share) + share / K  # 0.91 for the label, 0.01 for the others
ours = -(target * z.log_softmax(dim=1)).sum(dim=1).mean()
assert torch.isclose(ours, F.cross_entropy(z, y, label_smoothing=share))  # fails with K - 1

z = torch.zeros(1, K, requires_grad=True)
for _ in range(3000):
    (grad,) = torch.autograd.grad(F.cross_entropy(z, y[:1], label_smoothing=share), z)
    z.data -= 2 * grad
gap = (z[0, y[0]] - z[0].min()).item()
best = math.log((1 - share + share / K) / (share / K))
floor = F.cross_entropy(z, y[:1], label_smoothing=share).item()
print(f"gap of the logits {gap:.2f}, by the formula {best:.2f}; the loss left over {floor:.2f}")
assert abs(gap - best) < 0.01 and floor > 0.1  # without smoothing the gap grows for ever
