"""Layers of two ReLU neurons that fold the interval: the number of straight pieces doubles with each."""

import matplotlib.pyplot as plt
import numpy as np

x = np.arange(2**12 + 1) / 2**12  # multiples of a power of two: no rounding
A = x[:, None]
W = np.array([[2.0, 2.0]])  # both neurons read one number
pieces = {}
_, ax = plt.subplots(figsize=(7, 3), layout="constrained")
for depth in range(1, 7):
    H = np.maximum(A @ W + [0.0, -1.0], 0)  # 2a, and what is left of it above 1
    A = H @ [[1.0], [-2.0]]  # up to 1 at a = 1/2, then down again: a tent
    slopes = np.diff(A[:, 0])
    pieces[depth] = 1 + np.count_nonzero(np.diff(slopes))
    print(f"{depth} layers, {2 * depth:2d} neurons: {pieces[depth]:2d} straight pieces")
    if depth in (1, 2, 4):
        ax.plot(x, A, label=f"depth {depth}")
assert list(pieces.values()) == [2, 4, 8, 16, 32, 64]  # without ReLU there is one piece
ax.set(xlabel="input", ylabel="output", ylim=(0, 1.25))
ax.legend(loc="upper center", ncols=3)
plt.show()
