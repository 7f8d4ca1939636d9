"""Gradient descent on one weight: by formula, by autograd, by an own layer, by PyTorch's layer."""

import torch
from torch import nn

X, y = torch.tensor([[1.0], [2.0]]), torch.tensor([[3.0], [6.0]])  # y = 3 x
lr, steps = 0.1, 4
paths: dict[str, list[float]] = {"formula": [], "autograd": [], "own layer": [], "nn.Linear": []}

# 1. By formula: L = mean (x w - y)^2, so dL/dw = mean 2 (x w - y) x.
w = 0.0
for _ in range(steps):
    grad_w = (2 * (1 * w - 3) * 1 + 2 * (2 * w - 6) * 2) / 2
    print(f"w = {w:.3f}, gradient {grad_w:.3f}")
    w -= lr * grad_w
    paths["formula"].append(w)

# 2. By autograd: PyTorch records the forward pass and differentiates the record.
W = torch.zeros(1, 1, requires_grad=True)
for _ in range(steps):
    loss = ((X @ W - y) ** 2).mean()
    loss.backward()  # adds dL/dW to W.grad
    with torch.no_grad():  # the update is no part of the network
        W -= lr * W.grad
    W.grad = None  # else the next backward() adds to it
    paths["autograd"].append(W.item())


# 3 and 4. As one types it: a layer holds the weight, an optimizer updates it.
class Line(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(1, 1))

    def forward(self, X: torch.Tensor) -> torch.Tensor:
        return X @ self.weight


linear = nn.Linear(1, 1, bias=False)
nn.init.zeros_(linear.weight)
for name, net in (("own layer", Line()), ("nn.Linear", linear)):
    optimizer, loss_function = torch.optim.SGD(net.parameters(), lr), nn.MSELoss()
    for _ in range(steps):
        optimizer.zero_grad()
        loss = loss_function(net(X), y)  # net(X) calls forward(X)
        loss.backward()
        optimizer.step()
        paths[name].append(net.weight.item())

for name, path in paths.items():
    print(f"{name:10}", "  ".join(f"{value:.4f}" for value in path))
    # Rejects a step along the gradient, and a loop that never clears: 3.75 in its second step.
    torch.testing.assert_close(path, [1.5, 2.25, 2.625, 2.8125], rtol=1e-5, atol=0)
assert nn.Linear(5, 2).weight.shape == (2, 5)  # rejects reading the weight as (in, out)
