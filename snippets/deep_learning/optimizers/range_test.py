"""What a range test proposes, by the length of its ramp, against the best rate of full runs."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits
from torch import nn
from torch.optim.lr_scheduler import ExponentialLR

torch.set_default_dtype(torch.float64)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X[:900] / 16), torch.tensor(y[:900])


def run(depth, lr, steps, seed, growth=1.0):
    """Return the loss on all training rows after each step; the rate grows in each."""
    torch.manual_seed(seed)
    layers = [f for k in range(depth) for f in (nn.Linear(32 if k else 64, 32), nn.ReLU())]
    for layer in layers[::2]:
        nn.init.kaiming_normal_(layer.weight)
    net, history = nn.Sequential(*layers, nn.Linear(32, 10)), []
    optimizer = torch.optim.SGD(net.parameters(), lr=lr, momentum=0.9)
    schedule = ExponentialLR(optimizer, gamma=growth)
    for _ in range(steps):
        rows = torch.randint(900, (32,))
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(X[rows]), y[rows]).backward()
        optimizer.step()
        schedule.step()
        with torch.no_grad():
            history.append(nn.functional.cross_entropy(net(X), y).item())
    return torch.tensor(history).nan_to_num(1e3)


plt.figure(figsize=(7, 3.4), layout="constrained")
for depth, grid in ((1, (0.04, 0.08, 0.16, 0.32)), (6, (0.01, 0.02, 0.04, 0.08))):
    ends = [sum(run(depth, lr, 100, seed)[-1] for seed in range(3)) for lr in grid]
    best = grid[int(torch.stack(ends).argmin())]
    print(f"{depth} hidden: best constant rate for 100 steps {best}")
    tenths = {}
    for steps in (50, 400):
        growth = 10 ** (4 / steps)  # from 0.0001 to 1
        rates = 0.0001 * growth ** torch.arange(steps)
        curves = [run(depth, 0.0001, steps, seed, growth) for seed in range(3)]
        low = [int(curve.argmin()) for curve in curves]
        tenth = tenths[steps] = rates[low] / 10
        print(f"  ramp of {steps:3} steps: lowest / 10 = {tenth.min():.3f} to {tenth.max():.3f}")
        if depth == 6:
            end = low[0] + steps // 10  # a little past the lowest point
            line = plt.plot(rates[:end], curves[0][:end], label=f"ramp of {steps} steps")
            plt.plot(rates[low[0]], curves[0][low[0]], "o", color=line[0].get_color())
    times = (tenths[50] / tenths[400]).log().mean().exp()
    print(f"  the shorter ramp proposes {times:.1f} times the rate")
    assert times > 1.2  # fails for a rule that does not depend on the length
    assert max(tenths[50].max(), tenths[400].max()) < best  # fails for the lowest itself
plt.axvline(best, color="C7", linestyle="--", label="best for 100 steps")
plt.gca().set(xlabel="learning rate", ylabel="training loss", xscale="log", ylim=(0, 3.5))
plt.legend()
plt.show()
