"""How large the gradient of a student's loss is at different temperatures, with and without T²."""

import torch
from torch import Tensor
from torch.nn import functional as F

torch.manual_seed(0)
student, teacher = torch.randn(2, 1000, 10, dtype=torch.float64)


def gradient(size: int, T: int) -> Tensor:
    """Return the gradient (1000, 10) of the loss without T², for logits of this size."""
    z = (size * student).requires_grad_()
    target = F.softmax(size * teacher / T, dim=1)
    loss = F.kl_div(F.log_softmax(z / T, dim=1), target, reduction="sum")
    return torch.autograd.grad(loss, z)[0]


print("   T   size 1  · T²   size 9  · T²")
for T in (1, 3, 10, 30, 100):
    small, large = gradient(1, T).norm() / 1000**0.5, gradient(9, T).norm() / 1000**0.5
    print(f"{T:4d}  {small:.5f}  {T**2 * small:.2f}  {large:.5f}  {T**2 * large:.2f}")

# Far above the logits, the gradient is the difference of the centered logits, over 10 classes.
difference = (student - student.mean(1, keepdim=True)) - (teacher - teacher.mean(1, keepdim=True))
for size in (1, 9):
    limit = size * difference.norm() / 10 / 1000**0.5
    print(f"size {size}: difference of centered logits / 10: {limit:.3f}")
    assert abs(100**2 * gradient(size, 100).norm() / 1000**0.5 / limit - 1) < 0.02  # T: 1 %
assert 9 * gradient(9, 3).norm() > 2 * gradient(9, 1).norm()  # size 1: equal
