"""The size of the signal and of the gradient through fifty layers, by the scale of the weights."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.datasets import load_digits

DEPTH, WIDTH = 50, 200
X = load_digits().data[:100]
X = (X - X.mean()) / X.std()
functions = {  # value and slope
    "ReLU": lambda Z: (np.maximum(Z, 0), Z > 0),
    "tanh": lambda Z: (np.tanh(Z), 1 - np.tanh(Z) ** 2),
    "sigmoid": lambda Z: (1 / (1 + np.exp(-Z)), np.exp(-Z) / (1 + np.exp(-Z)) ** 2),
}


def carry(phi, std, rng):
    """Return the size of A after each layer, and of the gradient by Z in each layer."""
    A, layers, forward, backward = X, [], [], []
    for _ in range(DEPTH):
        W = rng.normal(0, std(A.shape[1]), (A.shape[1], WIDTH))
        A, slope = phi(A @ W)
        layers.append((W, slope))
        forward.append(np.sqrt((A**2).mean()))
    grad_A = rng.normal(size=A.shape)  # stands for what a loss sends back
    for W, slope in reversed(layers):
        grad_Z = grad_A * slope
        backward.append(np.sqrt((grad_Z**2).mean()))
        grad_A = grad_Z @ W.T
    return forward, backward[::-1]


cases = {  # the standard deviation of the weights; panel and place of the label
    "ReLU, 0.01": (lambda d_in: 0.01, 0, 1, 1e-38),
    "ReLU, 1": (lambda d_in: 1, 0, 9, 1e30),
    "ReLU, Xavier": (lambda d_in: np.sqrt(2 / (d_in + WIDTH)), 0, 22, 1e-14),
    "tanh, Xavier": (lambda d_in: np.sqrt(2 / (d_in + WIDTH)), 1, 1, 1e3),
    "sigmoid, Xavier": (lambda d_in: np.sqrt(2 / (d_in + WIDTH)), 1, 1, 1e-16),
    "ReLU, He": (lambda d_in: np.sqrt(2 / d_in), 0, 32, 1e3),
}
factors = {"ReLU, 0.01": 0.1, "ReLU, 1": 10, "ReLU, Xavier": 0.5**0.5, "ReLU, He": 1}  # a layer
ends = {}
fig, axes = plt.subplots(1, 2, figsize=(7, 3.8), sharey=True, layout="constrained")
print("sizes in layer     A: 1     A: 50   gradient: 50   gradient: 1")
for k, (name, (std, panel, *place)) in enumerate(cases.items()):
    phi = functions[name.split(", ")[0]]
    runs = [carry(phi, std, np.random.default_rng(seed)) for seed in range(5)]
    A, G = 10 ** np.log10(runs).mean(axis=0)  # the geometric mean over five draws
    ends[name] = A[-1], G[0]
    print(f"{name:16s} {A[0]:7.0e} {A[-1]:9.0e} {G[-1]:14.0e} {G[0]:13.0e}")
    for line in (A, G[::-1]) if name in factors else ():  # a width of 100 would be off by 7
        assert abs(np.log10(line[-1] / line[0]) - 49 * np.log10(factors[name])) < 1
    for ax, line in zip(axes, (A, G), strict=True):
        ax.semilogy(np.arange(1, DEPTH + 1), line, "--" if "He" in name else "-", color=f"C{k}")
    axes[panel].text(*place, name, color=f"C{k}")
assert ends["sigmoid, Xavier"][1] < 1e-25 and 0.05 < ends["tanh, Xavier"][0] < 0.2
axes[0].set(xlabel="layer", ylabel="size", title="forward: outputs A")
axes[1].set(xlabel="layer", title="backward: gradients by Z")
plt.show()
