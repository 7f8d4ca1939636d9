"""Both gradients worked out by hand on four points, with a ridge term, against autograd."""

import torch

X = torch.tensor([[0.0, 1.0], [1.0, 1.0], [2.0, 1.0], [3.0, 1.0]], dtype=torch.float64)
y_linear = torch.tensor([1.0, 3.0, 5.0, 7.0], dtype=torch.float64)
y_logistic = torch.tensor([0.0, 0.0, 1.0, 1.0], dtype=torch.float64)
ridge = 0.5

# w = (0, 0): the residuals are −y, the products with the columns x = 0, 1, 2, 3 and 1, 1, 1, 1
linear_by_hand = [-(0 * 1 + 1 * 3 + 2 * 5 + 3 * 7) / 4, -(1 + 3 + 5 + 7) / 4]
# w = (0, 0): every p is 1/2, so p − y = 1/2, 1/2, −1/2, −1/2
logistic_by_hand = [(0 + 1 - 2 - 3) / 2 / 4, 0.0]


def linear(w: torch.Tensor) -> torch.Tensor:
    """Return half the mean squared error plus ridge/2 times the squared slope."""
    return torch.mean((X @ w - y_linear) ** 2) / 2 + ridge / 2 * w[0] ** 2


def logistic(w: torch.Tensor) -> torch.Tensor:
    """Return the mean log loss plus the same penalty."""
    z = X @ w
    return (
        torch.mean(torch.logaddexp(torch.zeros_like(z), z) - y_logistic * z) + ridge / 2 * w[0] ** 2
    )


for loss, by_hand in [(linear, linear_by_hand), (logistic, logistic_by_hand)]:
    w = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    (g,) = torch.autograd.grad(loss(w), w)
    assert torch.allclose(g, torch.tensor(by_hand, dtype=torch.float64))  # ridge · w is 0 here
    w = torch.tensor([2.0, 1.0], dtype=torch.float64, requires_grad=True)
    (g,) = torch.autograd.grad(loss(w), w)
    error = X @ w - y_linear if loss is linear else torch.sigmoid(X @ w) - y_logistic
    formula = X.T @ error / 4 + torch.tensor([ridge * 2.0, 0.0])
    assert torch.allclose(g, formula)
    print(f"{loss.__name__:8s} at (0, 0): {by_hand}, at (2, 1):", [round(v, 3) for v in g.tolist()])
