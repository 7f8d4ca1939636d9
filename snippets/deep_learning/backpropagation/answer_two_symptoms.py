"""Two bugs up close: a weight that swings for ever, and a change that autograd notices."""

import torch


def last_size(zeroed: bool, steps: int) -> float:
    """Return the largest size of w in the last hundred steps down w² / 2 from w = 1."""
    w = torch.ones(1, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.1)
    sizes = []
    for _ in range(steps):
        if zeroed:
            optimizer.zero_grad()
        (w**2 / 2).sum().backward()
        optimizer.step()
        sizes.append(abs(w.item()))
    return max(sizes[-100:])


for steps in (200, 2000):
    right, wrong = last_size(True, steps), last_size(False, steps)
    print(f"after {steps:4d} steps: |w| up to {right:.2f} if zeroed, {wrong:.2f} if not")
    assert right < 1e-3 and wrong > 0.9  # fails if the swing dies out


def hidden(A: torch.Tensor) -> torch.Tensor:
    """Halve A behind the back of autograd."""
    A.data.mul_(0.5)
    return A


def overwritten(A: torch.Tensor) -> torch.Tensor:
    """Halve A as autograd sees it, then overwrite what tanh has kept."""
    B = A * 0.5
    A.data.mul_(0.5)
    return B


z = torch.ones(1, dtype=torch.float64, requires_grad=True)
ways = {"A * 0.5": lambda A: A * 0.5, "A.mul_(0.5)": lambda A: A.mul_(0.5)}
ways |= {"A.data.mul_(0.5)": hidden, "A * 0.5, then A.data.mul_(0.5)": overwritten}
found = {}
for name, halve in ways.items():
    try:
        (g,) = torch.autograd.grad(halve(torch.tanh(z)), z)
        found[name] = round(g.item(), 3)
    except RuntimeError as error:
        found[name] = str(error).partition(":")[0]
    print(f"{name}: {found[name]}")
right, noticed, both, slope_only = found.values()
assert type(noticed) is str and abs(both - 2 * slope_only) < 2e-3  # fails if 0.855 had one cause
assert abs(right - 0.21) < 1e-3 < abs(slope_only - 0.21)  # fails if the slope were right
