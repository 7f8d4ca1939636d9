"""SGD with momentum, Nesterov, RMSprop, Adam and AdamW by hand, equal to torch.optim on a net."""

import copy

import torch
from sklearn.datasets import load_digits
from torch import nn

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X[:900] / 16), torch.tensor(y[:900])


def momentum(g, t, state, beta=0.9, nesterov=False):
    """Return the step for one array of weights, given its gradient; Sutskever et al., 2013."""
    v = state["v"] = beta * state.get("v", 0.0) + g
    return g + beta * v if nesterov else v


def rmsprop(g, t, state, alpha=0.99):
    """Divide the gradient by the root of a running mean of its square; Hinton, lecture 6e."""
    s = state["s"] = alpha * state.get("s", 0.0) + (1 - alpha) * g**2
    return g / (s.sqrt() + 1e-8)


def adam(g, t, state, beta1=0.9, beta2=0.999):
    """Divide a running mean of the gradient by that root; Kingma and Ba, algorithm 1."""
    m = state["m"] = beta1 * state.get("m", 0.0) + (1 - beta1) * g
    s = state["s"] = beta2 * state.get("s", 0.0) + (1 - beta2) * g**2
    return m / (1 - beta1**t) / ((s / (1 - beta2**t)).sqrt() + 1e-8)  # t counts from 1


cases = {
    "SGD": (lambda g, t, state: g, 0.1, 0.0, torch.optim.SGD, {}),
    "momentum": (momentum, 0.02, 0.0, torch.optim.SGD, {"momentum": 0.9}),
    "Nesterov": (
        lambda *a: momentum(*a, nesterov=True),
        *(0.02, 0.0, torch.optim.SGD, {"momentum": 0.9, "nesterov": True}),
    ),
    "RMSprop": (rmsprop, 0.003, 0.0, torch.optim.RMSprop, {}),
    "Adam": (adam, 0.003, 0.0, torch.optim.Adam, {}),
    "AdamW": (adam, 0.003, 0.1, torch.optim.AdamW, {"weight_decay": 0.1}),
}
print("            first step, in learning rates    loss after   largest difference")
print("             loss     100 x loss              300 steps    from torch.optim")
for name, (rule, lr, decay, theirs, options) in cases.items():
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(64, 32), nn.Tanh(), nn.Linear(32, 10))
    twin = copy.deepcopy(net)
    optimizer, states = theirs(twin.parameters(), lr=lr, **options), [{} for _ in range(4)]
    for t in range(1, 301):
        rows = torch.randint(900, (32,))
        for model in (net, twin):
            model.zero_grad()
            loss = nn.functional.cross_entropy(model(X[rows]), y[rows])
            loss.backward()
        if t == 1:
            g = net[2].weight.grad
            sizes = [rule(scale * g, 1, {}).square().mean().sqrt() for scale in (1, 100)]
        optimizer.step()
        for p, state in zip(net.parameters(), states, strict=True):
            p.data = p.data - lr * decay * p.data - lr * rule(p.grad, t, state)
    pairs = zip(net.parameters(), twin.parameters(), strict=True)
    gap = max((p - q).abs().max().item() for p, q in pairs)
    assert gap < 1e-12  # fails if eps stands inside the root, or t starts at 0 or stays at 1
    print(f"{name:10} {sizes[0]:7.3f} {sizes[1]:10.3f} {loss:22.2f} {'below 1e-12':>19}")
    adaptive = rule in (adam, rmsprop)  # their steps do not feel the scale of the loss
    assert abs(sizes[1] / sizes[0] - (1 if adaptive else 100)) < 1e-3
