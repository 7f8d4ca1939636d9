"""Odd or even digit? Networks trained with the gradient, with parts of it, and with a wrong one."""

import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

images, digits = load_digits(return_X_y=True)
images, odd = images / 16, digits % 2  # 16 is the scale's maximum: nothing is estimated


def forward(layers, X) -> tuple[list[np.ndarray], np.ndarray]:
    """Return the input of every layer, and the logits, shape (B, 2)."""
    inputs = [X]
    for W, b in layers[:-1]:
        inputs.append(np.maximum(inputs[-1] @ W + b, 0))
    return inputs, inputs[-1] @ layers[-1][0] + layers[-1][1]


def backward(layers, X, y, variant) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return (grad_W, grad_b) of the mean cross-entropy for each layer, the last one first."""
    inputs, Z = forward(layers, X)
    P = np.exp(Z - Z.max(axis=1, keepdims=True))
    grad_Z = (P / P.sum(axis=1, keepdims=True) - np.eye(2)[y]) / len(X)
    grads = []
    for (W, _), A in zip(reversed(layers), reversed(inputs), strict=True):
        grads.append((A.T @ grad_Z, grad_Z.sum(axis=0)))
        grad_A = grad_Z @ W.T
        grad_Z = grad_A if variant == "ReLU forgotten" else grad_A * (A > 0)
    return grads[:1] if variant == "output layer only" else grads


@np.errstate(all="ignore")  # a rate that is too large overflows, and validation discards it
def held_out(variant, split) -> float:
    """Train at five rates; return the test accuracy of the one that validation prefers."""
    X, X_test, y, y_test = train_test_split(images, odd, test_size=0.25, random_state=split)
    X, X_val, y, y_val = train_test_split(X, y, test_size=0.25, random_state=split)
    sizes = (64, 2) if variant == "no hidden layer" else (64, 32, 32, 2)
    scores = []
    for rate in (0.03, 0.1, 0.3, 1, 3):
        rng = np.random.default_rng(split)
        shapes = zip(sizes, sizes[1:], strict=False)
        layers = [(rng.normal(0, (2 / m) ** 0.5, (m, n)), np.zeros(n)) for m, n in shapes]
        for _ in range(20):
            for rows in np.array_split(rng.permutation(len(X)), 32):
                grads = backward(layers, X[rows], y[rows], variant)
                for (W, b), (grad_W, grad_b) in zip(reversed(layers), grads, strict=False):
                    W -= rate * grad_W
                    b -= rate * grad_b
        both = ((X_val, y_val), (X_test, y_test))
        scores.append([(forward(layers, r)[1].argmax(axis=1) == t).mean() for r, t in both])
    return max(scores)[1]


names = "all layers", "no hidden layer", "ReLU forgotten", "output layer only"
result = {name: np.array([held_out(name, split) for split in range(5)]) for name in names}
full, linear, forgotten, frozen = result.values()
for name, score in result.items():
    print(f"{name:17s}  accuracy {score.mean():.3f}, splits {score.min():.3f} to {score.max():.3f}")
assert all((full - other).min() > 0.02 for other in (linear, forgotten, frozen))  # a lost factor
assert abs(forgotten.mean() - linear.mean()) < 0.03 and frozen.mean() > 0.7  # a constant has 0.5
