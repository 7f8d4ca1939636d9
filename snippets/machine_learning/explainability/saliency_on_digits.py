"""A digit, its gradient times input, integrated gradients, and an untrained network's map."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_digits
from torch import nn

torch.manual_seed(0)
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X, dtype=torch.float32) / 16, torch.tensor(y)
X_train, X_test, y_train, y_test = X[:1200], X[1200:], y[:1200], y[1200:]


def network() -> nn.Sequential:
    """64 pixels, 64 hidden units, 10 logits."""
    return nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))


def gradient(net: nn.Module, x: torch.Tensor, c: torch.Tensor) -> torch.Tensor:
    """Gradient of each row's logit of its class c; x (n, 64), c (n,), result (n, 64)."""
    x = x.clone().requires_grad_()
    return torch.autograd.grad(net(x)[torch.arange(len(x)), c].sum(), x)[0]


def integrated_gradients(net: nn.Module, x: torch.Tensor, c: torch.Tensor, steps: int = 200):
    """x times the mean gradient on the straight path from the empty image, shape (n, 64).

    Source: Sundararajan et al., Axiomatic Attribution for Deep Networks, equations 1 and 3.
    """
    total = sum(gradient(net, x * ((k + 0.5) / steps), c) for k in range(steps))
    return x * total / steps


trained, untrained = network(), network()
optimizer = torch.optim.Adam(trained.parameters(), lr=0.01)
for _ in range(150):
    optimizer.zero_grad()
    nn.functional.cross_entropy(trained(X_train), y_train).backward()
    optimizer.step()
accuracy = (trained(X_test).argmax(1) == y_test).float().mean()
print(f"held-out accuracy: {accuracy:.2f}")

x, c, rows = X_test[:100], y_test[:100], torch.arange(100)
with torch.no_grad():
    rise = trained(x)[rows, c] - trained(torch.zeros_like(x))[rows, c]
maps = {
    "gradient x input": x * gradient(trained, x, c),
    "integrated gradients": integrated_gradients(trained, x, c),
    "untrained network": integrated_gradients(untrained, x, c),
}
gap = (maps["integrated gradients"].sum(1) - rise).abs().max()
gap_plain = (maps["gradient x input"].sum(1) - rise).abs().max()
print(f"sum of the map against logit(image) - logit(empty): gap {gap:.2f}, plain {gap_plain:.1f}")
assert gap < 0.05 < gap_plain  # completeness

print("mean drop of the logit when 8 pixels are erased; correlation of |map| with the image")
drops = {}
for name, m in {**maps, "random pixels": torch.rand(100, 64) * (x > 0)}.items():
    top = m.argsort(dim=1, descending=True, stable=True)[:, :8]  # empty pixels tie at 0
    erased = x.scatter(1, top, 0.0)
    with torch.no_grad():
        drops[name] = float((trained(x)[rows, c] - trained(erased)[rows, c]).mean())
    similar = np.mean([np.corrcoef(m[i].abs(), x[i])[0, 1] for i in range(100)])
    print(f"  {name:21} {drops[name]:5.1f} {similar:6.2f}")
assert drops["integrated gradients"] > 2 * drops["random pixels"]
assert drops["untrained network"] < drops["integrated gradients"] / 2

fig, axes = plt.subplots(1, 4, figsize=(7, 2), layout="constrained")
for ax, (name, image) in zip(axes, {"image": x, **maps}.items(), strict=True):
    ax.imshow(image[0].reshape(8, 8).abs().detach().numpy(), cmap="cividis")
    ax.set_title(name, fontsize=9)
    ax.set_axis_off()
plt.show()
