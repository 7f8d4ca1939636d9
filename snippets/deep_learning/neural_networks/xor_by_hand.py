"""XOR by two hidden neurons set by hand: in the space of their outputs one line is enough."""

import matplotlib.pyplot as plt
import numpy as np


def neuron(x: list[float], w: list[float], b: float, phi) -> float:
    """One neuron: a weighted sum, a bias, an activation function."""
    return phi(sum(x_j * w_j for x_j, w_j in zip(x, w, strict=True)) + b)


activations = {
    "step": lambda z: np.where(z > 0, 1.0, 0.0),
    "ReLU": lambda z: np.maximum(z, 0.0),
    "none": lambda z: z,
}
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
xor = np.array([0, 1, 1, 0])
W1 = np.array([[1.0, 1.0], [1.0, 1.0]])  # (2 inputs, 2 hidden neurons): a column per neuron
b1 = np.array([0.0, -1.0])  # the first fires if any switch is up, the second if both are
W2 = np.array([[1.0], [-2.0]])  # (2 hidden neurons, 1 output)
b2 = np.array([-0.5])

right_answers = {}
for name, phi in activations.items():
    for_loop = []
    for x in X:  # as on the board: one row, one neuron at a time
        hidden = [neuron(x, W1[:, j], b1[j], phi) for j in range(2)]
        for_loop.append(neuron(hidden, W2[:, 0], b2[0], activations["none"]))
    Z2 = phi(X @ W1 + b1) @ W2 + b2  # all rows and all neurons of a layer at once
    assert np.array_equal(Z2[:, 0], for_loop)  # a batch form that forgets b1 fails
    right_answers[name] = ((Z2[:, 0] > 0) == xor).sum()
    print(f"activation {name:4s}  outputs {Z2[:, 0]}  right {right_answers[name]} of 4")
assert right_answers == {"step": 4, "ReLU": 4, "none": 3}  # 3: what one line can get at best
W, b = W1 @ W2, b1 @ W2 + b2
assert np.array_equal(X @ W + b, (X @ W1 + b1) @ W2 + b2)
print(f"without activation the net is one neuron: weights {W[:, 0]}, bias {b}")

H = activations["ReLU"](X @ W1 + b1)
fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.3), layout="constrained")
for ax, points, names in ((left, X, "x"), (right, H, "h")):
    ax.plot(*points[xor == 0].T, "o", *points[xor == 1].T, "s", markersize=10)
    ax.set(xlabel=f"${names}_1$", ylabel=f"${names}_2$", aspect="equal")
across = np.array([-0.3, 1.3])
left.plot(across, 0 - across, "C7--", across, 1 - across, "C7-")
left.set(title="Inputs: two lines, one per neuron", xlim=(-0.3, 1.3), ylim=(-0.3, 1.3))
left.text(0.62, 0.45, "second neuron", color="C7")
left.text(-0.27, -0.27, "first", color="C7")
right.plot([0.1, 2.3], [-0.2, 0.9], "C7-")
right.annotate("two inputs,\none point", (1.0, 0.0), (1.2, 0.1))
right.set(title="Hidden outputs: one line", xlim=(-0.3, 2.4), ylim=(-0.3, 1.3))
plt.show()
