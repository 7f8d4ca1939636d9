"""Hidden neurons that are off on every training row: what switches them off, what wakes them."""

import numpy as np
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X, Y = X / 16, np.eye(10)[y]
train, held_out = np.arange(1300), np.arange(1300, len(X))  # the file is ordered by writer


def fit(seed, first_lr=0.3, bias=0.0, leak=0.0, center=False, width=16):
    """Return which neurons are off after one step, and at the end, and the accuracy."""
    rng, inputs = np.random.default_rng(seed), X - center * X[train].mean(axis=0)
    W1, b1 = rng.normal(0, np.sqrt(2 / 64), (64, width)), np.full(width, bias)
    W2, b2 = rng.normal(0, np.sqrt(2 / width), (width, 10)), np.zeros(10)
    off = []
    for step in range(600):
        rows, lr = rng.choice(train, 64), first_lr if step == 0 else 0.3
        Z1 = inputs[rows] @ W1 + b1
        slope = np.where(Z1 > 0, 1, leak)
        A1 = Z1 * slope
        Z2 = A1 @ W2 + b2
        E = np.exp(Z2 - Z2.max(axis=1, keepdims=True))
        grad_Z2 = (E / E.sum(axis=1, keepdims=True) - Y[rows]) / len(rows)
        grad_Z1 = (grad_Z2 @ W2.T) * slope  # a dead neuron has the slope 0 in every row
        W1, W2 = W1 - lr * inputs[rows].T @ grad_Z1, W2 - lr * A1.T @ grad_Z2
        b1, b2 = b1 - lr * grad_Z1.sum(axis=0), b2 - lr * grad_Z2.sum(axis=0)
        if step in (0, 599):
            off.append((inputs[train] @ W1 + b1 <= 0).all(axis=0))
    Z1 = inputs[held_out] @ W1 + b1
    logits = np.where(Z1 > 0, Z1, leak * Z1) @ W2 + b2
    return *off, (logits.argmax(axis=1) == y[held_out]).mean()


cases = {
    "ReLU": {},
    "7 neurons": {"width": 7},
    "first step 10": {"first_lr": 10},
    "first step 10, centered": {"first_lr": 10, "center": True},
    "leak 0.1": {"leak": 0.1},
    "first step 10, leak 0.1": {"first_lr": 10, "leak": 0.1},
    "bias -3": {"bias": -3.0},
    "bias -3, leak 0.1": {"bias": -3.0, "leak": 0.1},
    "bias -3, leak 0.01": {"bias": -3.0, "leak": 0.01},
}
neurons, score = {}, {}
print("mean of 6 seeds          off after a step  at the end  held-out accuracy")
for name, case in cases.items():
    first, last, scores = map(np.array, zip(*[fit(s, **case) for s in range(6)], strict=True))
    assert "leak" in name or last[first].all()  # the dead never wake; a slope of 0.1 fails this
    neurons[name], score[name] = last.sum(axis=1).mean(), scores
    spread = f"{scores.mean():.2f} ({scores.min():.2f} to {scores.max():.2f})"
    print(f"{name:26s} {first.sum(axis=1).mean():14.1f} {neurons[name]:11.1f}  {spread}")
assert neurons["ReLU"] < 3 and neurons["first step 10"] > 6 and neurons["bias -3"] == 16
assert neurons["first step 10, centered"] < 1  # fails if the step alone were the cause
assert score["bias -3"].max() < 0.2 < 0.7 < score["bias -3, leak 0.1"].min()
assert score["bias -3, leak 0.01"].mean() < 0.5  # fails if any leak were a cure
