"""Loss on diabetes patients falls along the negative gradient, by hand and by autograd alike."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_diabetes
from sklearn.model_selection import train_test_split

X, y = load_diabetes(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.3, random_state=0)
mean, spread = X_train.mean(axis=0), X_train.std(axis=0)  # from the training rows only


def with_constant(X: np.ndarray) -> torch.Tensor:
    """Standardize the columns of X, shape (n, 10), and append a column of ones."""
    return torch.tensor(np.column_stack([(X - mean) / spread, np.ones(len(X))]))


A, A_test = with_constant(X_train), with_constant(X_test)
b, b_test = torch.tensor(y_train), torch.tensor(y_test)


def loss(w: torch.Tensor) -> torch.Tensor:
    """Return the mean squared error for weights w, shape (11,)."""
    return torch.mean((A @ w - b) ** 2)


w = torch.zeros(11, dtype=torch.float64, requires_grad=True)
assert torch.autograd.gradcheck(loss, (w,))  # autograd against central differences
rate, history = 0.1, []
for _ in range(31):
    value = loss(w)
    (g,) = torch.autograd.grad(value, w)
    by_hand = 2 / len(A) * A.T @ (A @ w.detach() - b)
    assert torch.allclose(g, by_hand, rtol=1e-12, atol=1e-9)
    held_out = torch.mean((A_test @ w.detach() - b_test) ** 2).sqrt().item()
    history.append((value.item() ** 0.5, held_out))
    w = (w.detach() - rate * g).requires_grad_()

baseline = float(np.sqrt(np.mean((y_test - y_train.mean()) ** 2)))
exact = torch.linalg.lstsq(A, b).solution
best = torch.mean((A_test @ exact - b_test) ** 2).sqrt().item()
for step in (0, 1, 10, 30):
    print(f"step {step:2d}: error {history[step][0]:6.2f}, held out {history[step][1]:6.2f}")
print(f"held out, predicting the training mean: {baseline:.2f}")
print(f"held out, least squares solved exactly: {best:.2f}")
assert all(later < earlier for (earlier, _), (later, _) in zip(history, history[1:], strict=False))
assert history[-1][1] < 0.85 * baseline and abs(history[-1][1] - best) < 1

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
ax.plot(history, "o-", ms=3)
ax.axhline(baseline, color="C7", ls="--")
ax.text(30, baseline + 2, "predicting the mean", color="C7", ha="right")
ax.text(13, history[12][1] + 4, "held out", color="C1")
ax.text(13, history[12][0] - 11, "training", color="C0")
ax.set(xlabel="step", ylabel="root mean squared error", ylim=(35, None))
plt.show()
