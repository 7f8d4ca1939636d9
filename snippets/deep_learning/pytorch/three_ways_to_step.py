"""Gradient descent on one weight by formula, by autograd, and by layer and optimizer."""

import torch
from torch import nn

X, y = torch.tensor([[1.0], [2.0]]), torch.tensor([[3.0], [6.0]])  # y = 3 x
lr, steps = 0.1, 4

# 1. By formula: L = mean (x w - y)^2, so dL/dw = mean 2 (x w - y) x.
w, by_formula = 0.0, []
for _ in range(steps):
    grad_w = sum(2 * (x * w - t) * x for x, t in ((1.0, 3.0), (2.0, 6.0))) / 2
    print(f"w = {w:.3f}, gradient {grad_w:.3f}")
    w -= lr * grad_w
    by_formula.append(w)

# 2. By autograd: PyTorch records the forward pass and differentiates the record.
W, by_autograd = torch.zeros(1, 1, requires_grad=True), []
for _ in range(steps):
    loss = ((X @ W - y) ** 2).mean()
    loss.backward()  # adds dL/dW to W.grad
    assert W.grad is not None
    with torch.no_grad():  # the update is no part of the network
        W -= lr * W.grad
    W.grad = None  # else the next backward() adds to it
    by_autograd.append(W.item())

# 3. As one types it: the layer holds the weight, the optimizer updates it.
net = nn.Linear(1, 1, bias=False)
nn.init.zeros_(net.weight)
optimizer = torch.optim.SGD(net.parameters(), lr=lr)
loss_function = nn.MSELoss()
by_library = []
for _ in range(steps):
    optimizer.zero_grad()
    loss = loss_function(net(X), y)
    loss.backward()
    optimizer.step()
    by_library.append(net.weight.item())

for name, path in (
    ("formula", by_formula),
    ("autograd", by_autograd),
    ("layer and optimizer", by_library),
):
    print(f"{name:20}", "  ".join(f"{value:.4f}" for value in path))
assert by_formula[:2] == [1.5, 2.25]  # rejects a step along the gradient, not against it
for path in (by_autograd, by_library):  # rejects a loop that never clears: 3.75 in its second step
    torch.testing.assert_close(torch.tensor(path), torch.tensor(by_formula))
# Rejects reading nn.Linear's weight as (in, out): it is (out, in).
assert nn.Linear(5, 2).weight.shape == (2, 5)
