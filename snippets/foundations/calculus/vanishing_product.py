"""The derivative through many layers is a product: it vanishes, explodes, or is held near one."""

import matplotlib.pyplot as plt
import numpy as np
import torch

layers = {
    "sigmoid(x)": torch.sigmoid,
    "tanh(x)": torch.tanh,
    "1.3 x": lambda x: 1.3 * x,
    "x + 0.1 tanh(x)": lambda x: x + 0.1 * torch.tanh(x),
}
depth = 40


def slopes(layer, x0: float = 1.0) -> np.ndarray:
    """Return the derivative of the output by x0 after 1..depth repetitions of the layer."""
    x = torch.tensor(x0, dtype=torch.float64)
    product, path = 1.0, []
    for _ in range(depth):
        x = x.detach().requires_grad_()
        out = layer(x)
        product *= torch.autograd.grad(out, x)[0].item()  # one factor per layer
        path.append(product)
        x = out
    return np.array(path)


paths = {name: slopes(layer) for name, layer in layers.items()}
x = start = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
for _ in range(depth):
    x = torch.sigmoid(x)
assert np.isclose(torch.autograd.grad(x, start)[0].item(), paths["sigmoid(x)"][-1], rtol=1e-9)
assert np.all(paths["sigmoid(x)"] <= 0.25 ** np.arange(1, depth + 1))  # sigmoid' is at most 1/4
for name, path in paths.items():
    print(f"{name:16s} after 10 layers {path[9]:.1e}, after {depth} {path[-1]:.1e}")
assert paths["sigmoid(x)"][-1] < 1e-24 and paths["1.3 x"][-1] > 1e4
assert 1 < paths["x + 0.1 tanh(x)"][-1] < 2  # 1 plus something, layer by layer

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
heights = [1e-14, 1e-5, 1e6, 5.0]
for k, (name, path) in enumerate(paths.items()):
    ax.semilogy(np.arange(1, depth + 1), path, color=f"C{k}")
    ax.text(29, heights[k], name, color=f"C{k}")
ax.set(xlabel="layers", ylabel="derivative by the input", ylim=(1e-27, 1e9))
plt.show()
