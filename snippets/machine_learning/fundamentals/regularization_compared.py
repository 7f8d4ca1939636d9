"""Validation loss of one network, regularized four ways; dots mark early stops."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_digits

torch.manual_seed(0)
rng = np.random.default_rng(0)
X, y = load_digits(return_X_y=True)
X = X / 16
SEEDS, N, HIDDEN, STEPS, EVERY, PATIENCE = 8, 120, 32, 150, 5, 30
grid = [("none", 0.0)] + [("L1", a) for a in (3e-3, 1e-2, 3e-2)]
grid += [("L2", a) for a in (1e-2, 3e-2, 1e-1)] + [("dropout", a) for a in (0.3, 0.5, 0.7)]


def sample() -> tuple[np.ndarray, ...]:
    """Rows and labels of one seed; a quarter of the training and validation labels is replaced."""
    order = rng.permutation(len(X))
    noisy = np.where(rng.random(len(y)) < 0.25, rng.integers(0, 10, len(y)), y)
    fit, valid, test = order[:N], order[N : 2 * N], order[-500:]
    return X[fit], noisy[fit], X[valid], noisy[valid], X[test], y[test]


parts = [np.stack(part) for part in zip(*(sample() for _ in range(SEEDS)), strict=True)]
Xf, yf, Xv, yv, Xt, yt = (
    torch.as_tensor(p, dtype=torch.float32 if p.ndim == 3 else torch.long) for p in parts
)


def loss_of(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Mean cross-entropy of each seed's network, shape (SEEDS,)."""
    rows = torch.nn.functional.cross_entropy(
        logits.reshape(-1, 10), labels.reshape(-1), reduction="none"
    )
    return rows.reshape(SEEDS, -1).mean(1)


def train(name: str, strength: float) -> tuple[torch.Tensor, torch.Tensor]:
    """Validation loss and test accuracy after every EVERY steps, (STEPS / EVERY, SEEDS).

    All seeds train at once as a batch of matrices; start weights are the same for every method.
    """
    g = torch.Generator().manual_seed(1)
    W1 = (torch.randn(SEEDS, 64, HIDDEN, generator=g) / 4).requires_grad_()
    W2 = (torch.randn(SEEDS, HIDDEN, 10, generator=g) / 6).requires_grad_()
    adam = torch.optim.Adam([W1, W2], lr=0.01)
    losses, accuracies = [], []
    for step in range(STEPS):
        H = torch.relu(Xf @ W1)
        if name == "dropout":
            H = H * (torch.rand(H.shape, generator=g) > strength) / (1 - strength)
        objective = loss_of(H @ W2, yf).sum()
        for W in (W1, W2):
            if name == "L1":
                objective = objective + strength * W.abs().sum()
            if name == "L2":
                objective = objective + strength / 2 * (W**2).sum()
        adam.zero_grad()
        objective.backward()
        adam.step()
        if (step + 1) % EVERY == 0:
            with torch.no_grad():
                losses.append(loss_of(torch.relu(Xv @ W1) @ W2, yv))
                accuracies.append(((torch.relu(Xt @ W1) @ W2).argmax(2) == yt).float().mean(1))
    return torch.stack(losses), torch.stack(accuracies)


runs = {setting: train(*setting) for setting in grid}
none_loss, none_accuracy = runs["none", 0.0]


def stop(curve: np.ndarray) -> int:
    """Index of the best value so far when PATIENCE steps have brought no better one."""
    best = 0
    for i, value in enumerate(curve):
        if value < curve[best]:
            best = i
        elif EVERY * (i - best) >= PATIENCE:
            break
    return best


score = {"none": none_accuracy[-1].numpy()}
stops = [stop(none_loss[:, s].numpy()) for s in range(SEEDS)]
for name in ("L1", "L2", "dropout"):  # strength by validation loss, for each seed on its own
    settings = [setting for setting in grid if setting[0] == name]
    pick = torch.stack([runs[s][0][-1] for s in settings]).argmin(0)
    score[name] = np.array([runs[settings[j]][1][-1, s].item() for s, j in enumerate(pick)])
score["early stop"] = np.array([none_accuracy[i, s].item() for s, i in enumerate(stops)])

print("            test accuracy   gain over none, paired by seed")
print("             mean     sd     mean   standard error")
for name, a in score.items():
    gain = a - score["none"]
    print(f"{name:11s}{a.mean():7.2f}{a.std(ddof=1):7.2f}{gain.mean():9.2f}", end="")
    print(f"{gain.std(ddof=1) / SEEDS**0.5:12.2f}")
    assert name not in ("L2", "early stop") or gain.mean() > 3 * gain.std(ddof=1) / SEEDS**0.5
gap = score["L2"] - score["early stop"]
print(f"L2 over early stop {gap.mean():16.2f}{gap.std(ddof=1) / SEEDS**0.5:12.2f}")
at = np.arange(EVERY, STEPS + 1, EVERY)
print(f"none: validation loss lowest after {at[none_loss.mean(1).argmin()]} steps")

fig, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
for i, setting in enumerate([("none", 0.0), ("L1", 1e-2), ("L2", 3e-2), ("dropout", 0.5)]):
    curve = runs[setting][0].mean(1).numpy()
    ax.plot(at, curve, color=f"C{i}")
    ax.text(STEPS + 3, curve[-1], f"{setting[0]} {setting[1] or ''}", color=f"C{i}", va="center")
for s, i in enumerate(stops):
    ax.plot(at[i], none_loss[i, s], "o", color="C4", markersize=5)
ax.text(at[max(stops)] + 6, 1.2, "early stops, eight seeds", color="C4")
ax.set(xlabel="training step", ylabel="validation loss (nats)", xlim=(0, STEPS + 36), ylim=(1, 3.5))
plt.show()
