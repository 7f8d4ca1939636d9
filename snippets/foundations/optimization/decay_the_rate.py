"""Four learning-rate schedules and the error that mini-batch descent reaches under each."""

import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.datasets import load_diabetes
from torch.optim import lr_scheduler as torch_schedules

X, y = load_diabetes(return_X_y=True)
A = np.column_stack([X / X.std(axis=0), np.ones(len(y))])
n, d = A.shape
best = np.linalg.lstsq(A, y, rcond=None)[0]
EPOCHS, BATCH, RUNS, PEAK, WARMUP = 80, 16, 10, 0.08, 8


def cosine(t: float) -> float:
    """Return a factor that falls from 1 at t = 0 to 0 at t = 1, slowly at both ends."""
    return 0.5 * (1 + np.cos(np.pi * t))


schedules = {
    "constant": lambda e: PEAK,
    "step": lambda e: PEAK * 0.1 ** (e // 30),
    "cosine": lambda e: PEAK * cosine(e / EPOCHS),
    "warm-up, cosine": lambda e: (
        PEAK * ((e + 1) / WARMUP if e < WARMUP else cosine((e - WARMUP) / (EPOCHS - WARMUP)))
    ),
}


def train(schedule) -> np.ndarray:
    """Return the mean excess loss of RUNS runs after each epoch, shape (EPOCHS,)."""
    rng = np.random.default_rng(0)
    W, history = np.zeros((RUNS, d)), []
    for epoch in range(EPOCHS):
        order = np.array([rng.permutation(n) for _ in range(RUNS)])
        for start in range(0, n, BATCH):
            rows = A[order[:, start : start + BATCH]]  # shape (RUNS, BATCH, d)
            residual = np.einsum("rbd,rd->rb", rows, W) - y[order[:, start : start + BATCH]]
            W = W - schedule(epoch) * np.einsum("rbd,rb->rd", rows, residual) / rows.shape[1]
        history.append(np.mean(np.sum(((W - best) @ A.T) ** 2, axis=1)) / (2 * n))
    return np.array(history)


fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.2), layout="constrained")
floors = {}
for number, (name, schedule) in enumerate(schedules.items()):
    left.plot([schedule(e) for e in range(EPOCHS)], color=f"C{number}")
    loss = train(schedule)
    right.plot(loss, color=f"C{number}")
    floors[name] = loss[-5:].mean()
    print(f"{name:16s} excess error at the end {floors[name]:.2g}")
floors["half"] = train(lambda e: PEAK / 2)[-5:].mean()
print(f"constant, half the rate: {floors['constant'] / floors['half']:.1f} times lower")
assert max(floors["step"], floors["cosine"], floors["warm-up, cosine"]) < floors["constant"] / 4
left.set(xlabel="epoch", ylabel="learning rate")
for number, (x, height) in enumerate([(52, 0.075), (32, 0.01), (13, 0.052), (51, 0.052)]):
    left.text(x, height, list(schedules)[number], color=f"C{number}")
right.set(xlabel="epoch", ylabel="error above the minimum", yscale="log")

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=PEAK)
for name, theirs in [
    ("step", torch_schedules.StepLR(optimizer, step_size=30, gamma=0.1)),
    ("cosine", torch_schedules.CosineAnnealingLR(optimizer, T_max=EPOCHS)),
]:
    optimizer.param_groups[0]["lr"] = PEAK
    for epoch in range(EPOCHS):
        assert np.isclose(theirs.get_last_lr()[0], schedules[name](epoch))
        optimizer.step()
        theirs.step()
plt.show()
