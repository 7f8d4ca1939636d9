"""The noise of a mini-batch gradient falls as 1/B if the rows are independent draws."""

import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.func import functional_call, grad, vmap

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X[:900] / 16), torch.tensor(y[:900])
SEEDS, STEPS, SIZES = 3, (0, 20, 300), (4, 16, 64)


def row_gradients(net):
    """Return the gradient of the loss of each row alone, shape (rows, weights)."""
    params = {name: p.detach() for name, p in net.named_parameters()}

    def loss(params, x, label):
        return nn.functional.cross_entropy(functional_call(net, params, (x,)), label)

    parts = vmap(grad(loss), in_dims=(None, 0, 0))(params, X, y)
    return torch.cat([part.flatten(1) for part in parts.values()], dim=1)


def noise(G, rows):
    """Return the mean squared distance of the batch gradients from the full one; rows (k, B)."""
    means = torch.stack([G[batch].mean(0) for batch in rows])
    return (means - G.mean(0)).square().sum(1).mean().item()


table, scales = {}, {}
for seed in range(SEEDS):
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(64, 16), nn.ReLU(), nn.Linear(16, 10))
    optimizer = torch.optim.SGD(net.parameters(), lr=0.2)
    for step in range(STEPS[-1] + 1):
        if step in STEPS:
            G = row_gradients(net)
            one_row, full = (G - G.mean(0)).square().sum(1).mean(), G.mean(0).square().sum()
            scales[step, seed] = (one_row / full).item()
            for B in SIZES:
                rows = torch.randint(900, (200, B))
                table[step, seed, B, "rows"] = B * noise(G, rows) / one_row
                copies = rows[:, : B // 4].repeat(1, 4)  # a quarter of the rows, each four times
                table[step, seed, B, "copies"] = B * noise(G, copies) / one_row
        rows = torch.randint(900, (32,))
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(X[rows]), y[rows]).backward()
        optimizer.step()

print("B x noise of the batch / noise of one row, mean of three seeds")
print("            B =", *[f"{B:6}" for B in SIZES], "   the same with four copies of each row")
for step in STEPS:
    rows, copies = (
        [sum(table[step, seed, B, kind] for seed in range(SEEDS)) / SEEDS for B in SIZES]
        for kind in ("rows", "copies")
    )
    print(f"step {step:9}  ", *[f"{x:6.1f}" for x in rows], "  ", *[f"{x:6.1f}" for x in copies])
    assert all(0.8 < x < 1.2 for x in rows)  # rejects 1 / sqrt(B), and a batch's sum for its mean
    assert all(3 < x < 5 for x in copies)  # fails if copies counted as new rows
for step in STEPS:
    seen = [scales[step, seed] for seed in range(SEEDS)]
    print(
        f"step {step:3}: one row's noise / |full gradient|^2 = {min(seen):.0f} to {max(seen):.0f}"
    )
