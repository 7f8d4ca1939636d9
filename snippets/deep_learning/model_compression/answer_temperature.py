"""How large the gradient of a student's loss is at different temperatures, with and without T²."""

import torch
from torch.nn import functional as F

torch.manual_seed(0)
student, teacher = (
    torch.randn(1000, 10, dtype=torch.float64),
    torch.randn(1000, 10, dtype=torch.float64),
)
print("     T   gradient   times T²")
times = {}
for T in (1, 2, 4, 8, 16, 32):
    z = student.clone().requires_grad_()
    target = F.softmax(teacher / T, dim=1)
    F.kl_div(F.log_softmax(z / T, dim=1), target, reduction="batchmean").backward()
    times[T] = T**2 * z.grad.norm() * len(z) ** 0.5
    print(f"{T:6d}   {z.grad.norm() * len(z) ** 0.5:8.5f}   {times[T]:8.4f}")

# At a high temperature the gradient is the difference of the centered logits, over 10 classes.
centered = (student - student.mean(1, keepdim=True)) - (teacher - teacher.mean(1, keepdim=True))
limit = centered.norm() / 10 / len(student) ** 0.5
print(f"difference of centered logits / 10: {limit:.4f}")
assert abs(times[32] / limit - 1) < 0.01  # T in place of T²: 1/32 of it
