"""Odd or even digit? Networks trained with the gradient, with parts of it, and with a wrong one."""

import numpy as np
from scipy.special import softmax
from sklearn.datasets import load_digits

images, digits = load_digits(return_X_y=True)
images, odd = images / 16, digits % 2  # 16 is the scale's maximum: nothing is estimated
blocks = np.array_split(np.arange(len(odd)), 5)  # in file order: writers stay together
LINEAR, FULL = ((64, 2), 2), ((64, 32), 32, (32, 32), 32, (32, 2), 2)  # shapes of W, b, W, b, ...


def draw(shapes, seed) -> list[np.ndarray]:
    """Return random arrays, for a net or for a direction in which to move it."""
    rng = np.random.default_rng(seed)
    return [rng.normal(0, 0.2, shape) for shape in shapes]


def loss(net, X, y, variant="all layers"):
    """Return the mean cross-entropy, the logits, and the gradient, an array for each of net."""
    inputs, grads = [X], []  # the input of each layer
    for W, b in zip(net[:-2:2], net[1:-2:2], strict=True):
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    Z = inputs[-1] @ net[-2] + net[-1]
    P = softmax(Z, axis=1)
    grad_Z = (P - np.eye(2)[y]) / len(y)
    for A, W in zip(reversed(inputs), net[-2::-2], strict=True):
        grads = [A.T @ grad_Z, grad_Z.sum(axis=0), *grads]
        grad_Z = grad_Z @ W.T * (1 if variant == "ReLU forgotten" else A > 0)
    return -np.log(P[np.arange(len(y)), y]).mean(), Z, grads


@np.errstate(all="ignore")  # the wrong gradient overflows at large rates, which validation discards
def held_out(variant, k) -> float:
    """Train at five rates; return the accuracy on block k of the one that block k - 1 prefers."""
    shapes = LINEAR if variant == "no hidden layer" else FULL
    train, scores = np.concatenate([blocks[(k + i) % 5] for i in (1, 2, 3)]), []
    for rate in (0.03, 0.1, 0.3, 1, 3):
        net, rng = draw(shapes, k), np.random.default_rng(k)
        for _ in range(20):
            for rows in np.array_split(rng.permutation(train), 32):
                grads = loss(net, images[rows], odd[rows], variant)[2]
                for i in range(4 if variant == "output layer only" else 0, len(net)):
                    net[i] -= rate * grads[i]
        right = loss(net, images, odd)[1].argmax(axis=1) == odd
        scores.append((right[blocks[k - 1]].mean(), right[blocks[k]].mean()))
    return max(scores, key=lambda s: s[0])[1]


net, d = draw(FULL, 0), draw(FULL, 1)
up, down = (loss([net[i] + h * d[i] for i in range(6)], images, odd)[0] for h in (1e-6, -1e-6))
slope = sum((g * v).sum() for g, v in zip(loss(net, images, odd)[2], d, strict=True))
assert abs((up - down) / 2e-6 - slope) < 1e-5  # fails if one array's gradient has a lost factor
score = {}
for name in ("all layers", "no hidden layer", "ReLU forgotten", "output layer only"):
    score[name] = s = np.array([held_out(name, k) for k in range(5)])
    print(f"{name:17s}  accuracy {s.mean():.3f}, blocks {s.min():.3f} to {s.max():.3f}")
full, linear, forgotten, frozen = score.values()
assert all((full - s).mean() > 0.03 for s in (linear, forgotten, frozen))  # a net not trained
assert abs(forgotten.mean() - linear.mean()) < 0.04  # fails if the wrong gradient did not learn
