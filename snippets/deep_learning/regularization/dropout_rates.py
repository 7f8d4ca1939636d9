"""Dropout rates from 0 to 0.8 in a narrow and a wide net, and with more steps: accuracy, eight seeds."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits

torch.set_default_dtype(torch.float64)
X, y = (torch.tensor(a) for a in load_digits(return_X_y=True))
X, N, S = X / 16, 200, 8
DROP = torch.tensor([0, 0.2, 0.4, 0.6, 0.8]).view(-1, 1, 1, 1, 1)
RATES = torch.tensor([0.03, 0.1, 0.3, 0.9]).view(-1, 1, 1, 1)
order = torch.stack([torch.arange(1797).roll(225 * s) for s in range(S)])  # other writers each


def train(width, steps):
    """Return accuracies (5 drops, 4 rates, S) of nets 64-width-10: train, choose, test rows."""
    draw = torch.Generator().manual_seed(0)
    W = [torch.randn(S, *d, generator=draw) * (2 / d[0]) ** 0.5 for d in ((64, width), (width, 10))]
    W1, W2 = W = [w.repeat(5, 4, 1, 1, 1).requires_grad_() for w in W]
    for _ in range(steps):
        batch = order.gather(1, torch.randint(N, (S, 16), generator=draw))
        mask = (torch.rand(S, 16, width, generator=draw) >= DROP) / (1 - DROP)
        z = torch.relu(X[batch] @ W1) * mask @ W2
        true = y[batch].expand(5, 4, S, 16).unsqueeze(-1)
        loss = -z.log_softmax(-1).gather(-1, true).sum() / 16
        for w, g in zip(W, torch.autograd.grad(loss, W), strict=True):
            w.data -= RATES * g
    right = ((torch.relu(X[order] @ W1) @ W2).argmax(-1) == y[order]).double()
    return [right[..., rows].mean(-1) for rows in (slice(N), slice(900, 1300), slice(1300, None))]


fig, ax = plt.subplots(figsize=(5, 3.2), layout="constrained")
fits, test = {}, {}
print("width  steps  dropped  training  test   against no dropout")
for width, steps in ((16, 300), (16, 600), (64, 300)):
    fit, choose, held_out = train(width, steps)
    best = choose.argmax(1, keepdim=True)  # each seed chooses its learning rate
    fit, t = (part.gather(1, best)[:, 0] for part in (fit, held_out))
    fits[width, steps], test[width, steps] = fit, t
    for i, p in enumerate(DROP.flatten()):
        d = t[i] - t[0]
        e = 2.36 * d.std() / S**0.5  # Student's t, 7 degrees of freedom: a 95% interval
        row = f"{width:5} {steps:6} {p:8.1f} {fit[i].mean():9.2f} {t[i].mean():6.2f}"
        print(row, f"{d.mean():9.3f} ± {e:.3f}" if i else "")
    ax.plot(DROP.flatten(), t.mean(1), "o-", label=f"width {width}, {steps} steps")
ax.set(xlabel="share of hidden neurons dropped", ylabel="accuracy on other writers")
ax.legend()
for drop in test.values():
    assert (drop[1:] != drop[:1]).any(1).all()  # fails if one of the masks is not applied
loss = {run: t[0] - t[4] for run, t in test.items()}
assert loss[16, 300].min() > 0.05 and (loss[16, 300] - loss[64, 300]).mean() > 0.1  # width matters
assert (fits[16, 600][4] - fits[16, 300][4]).mean() > 0.05  # fails if the steps are the same
plt.show()
