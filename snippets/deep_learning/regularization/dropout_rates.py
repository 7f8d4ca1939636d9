"""Dropout rates from 0 to 0.8 in a narrow and a wide net: held-out accuracy, eight seeds."""

import matplotlib.pyplot as plt
import torch
from sklearn.datasets import load_digits

torch.set_default_dtype(torch.float64)
X, y = (torch.tensor(a) for a in load_digits(return_X_y=True))
X, N, S = X / 16, 200, 8
DROP = torch.tensor([0, 0.2, 0.4, 0.6, 0.8]).view(-1, 1, 1, 1, 1)
RATES = torch.tensor([0.03, 0.1, 0.3, 0.9]).view(-1, 1, 1, 1)
order = torch.stack([torch.arange(1797).roll(225 * s) for s in range(S)])  # other writers each


def train(width):
    """Return accuracies (5 drops, 4 rates, S) of nets 64-width-10: train, choose, test rows."""
    draw = torch.Generator().manual_seed(0)
    W = [torch.randn(S, *d, generator=draw) * (2 / d[0]) ** 0.5 for d in ((64, width), (width, 10))]
    W1, W2 = W = [w.repeat(5, 4, 1, 1, 1).requires_grad_() for w in W]
    for _ in range(300):
        batch = order.gather(1, torch.randint(N, (S, 16), generator=draw))
        mask = (torch.rand(S, 16, width, generator=draw) >= DROP) / (1 - DROP)
        z = torch.relu(X[batch] @ W1) * mask @ W2
        true = y[batch].expand(5, 4, S, 16).unsqueeze(-1)
        loss = -z.log_softmax(-1).gather(-1, true).sum() / 16
        for w, g in zip(W, torch.autograd.grad(loss, W), strict=True):
            w.data -= RATES * g
    right = ((torch.relu(X[order] @ W1) @ W2).argmax(-1) == y[order]).double()
    return [right[..., rows].mean(-1) for rows in (slice(N), slice(900, 1300), slice(1300, None))]


fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
test = {}
print("width   dropped   training   test    against no dropout, seed by seed")
for width in (16, 96):
    fit, choose, held_out = train(width)
    best = choose.argmax(1, keepdim=True)  # each seed chooses its learning rate
    fit, test[width] = (part.gather(1, best)[:, 0] for part in (fit, held_out))
    for p, f, t in zip(DROP.flatten(), fit, test[width], strict=True):
        d = t - test[width][0]
        e = 2.36 * d.std() / S**0.5  # Student's t, 7 degrees of freedom: a 95% interval
        print(f"{width:5} {p:9.1f} {f.mean():10.2f} {t.mean():7.2f} {d.mean():9.3f} ± {e:.3f}")
    ax.plot(DROP.flatten(), test[width].mean(1), "o-", label=f"width {width}")
    ax.plot(DROP.flatten(), test[width], ".", color=f"C{int(width > 16)}", alpha=0.4)
ax.set(xlabel="share of hidden neurons dropped", ylabel="accuracy on other writers")
ax.legend()
assert (test[16][4] - test[16][0]).max() < -0.05  # fails if the mask is not applied
loss = {width: test[width][0] - test[width][3] for width in test}
assert (loss[16] - loss[96]).mean() > 0.02  # fails if width did not matter
assert (test[96][:4].mean(1) - test[96][0].mean()).abs().max() < 0.025  # a gain is not shown
plt.show()
