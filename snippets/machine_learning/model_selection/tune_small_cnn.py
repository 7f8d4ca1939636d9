"""Optuna tunes a small CNN on digits: learning rate, weight decay, augmentation, input size."""
# one seed: to be revised

import optuna
import torch
import torch.nn.functional as F
from sklearn.datasets import load_digits
from torch import nn

optuna.logging.set_verbosity(optuna.logging.WARNING)
torch.set_num_threads(1)
images, labels = (torch.as_tensor(a) for a in load_digits(return_X_y=True))
images = images.reshape(-1, 1, 8, 8).float() / 16
order = torch.randperm(len(labels), generator=torch.Generator().manual_seed(0))
train, valid, test = order[:200], order[200:500], order[500:900]
EPOCHS, TRIALS = 8, 12
epochs_run = 0


def augment(x: torch.Tensor, strength: float, generator: torch.Generator) -> torch.Tensor:
    """Shift and scale each image at random: up to `strength` of half its width."""
    noise = (torch.rand(len(x), 3, generator=generator) * 2 - 1) * strength
    theta = torch.zeros(len(x), 2, 3)
    theta[:, 0, 0] = theta[:, 1, 1] = 1 + noise[:, 2]
    theta[:, :, 2] = noise[:, :2]
    return F.grid_sample(x, F.affine_grid(theta, list(x.shape), False), align_corners=False)


def fit(knobs: dict, seed: int = 0, trial: optuna.Trial | None = None) -> tuple[float, nn.Module]:
    """Train for EPOCHS; returns the last validation accuracy and the network."""
    global epochs_run
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    net = nn.Sequential(
        nn.Upsample(size=knobs["size"], mode="bilinear"),
        nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.AdaptiveMaxPool2d(2),
        nn.Flatten(), nn.Linear(64, 10),
    )  # fmt: skip
    adam = torch.optim.AdamW(net.parameters(), lr=knobs["lr"], weight_decay=knobs["decay"])
    for epoch in range(EPOCHS):
        epochs_run += 1
        for batch in train[torch.randperm(len(train), generator=generator)].split(20):
            adam.zero_grad()
            x = augment(images[batch], knobs["augment"], generator)
            F.cross_entropy(net(x), labels[batch]).backward()
            adam.step()
        accuracy = right(net, valid)
        if trial is not None:
            trial.report(accuracy, epoch)
            if trial.should_prune():
                raise optuna.TrialPruned
    return accuracy, net


@torch.no_grad()
def right(net: nn.Module, rows: torch.Tensor) -> float:
    """Accuracy on these rows."""
    return (net(images[rows]).argmax(dim=1) == labels[rows]).float().mean().item()


def objective(trial: optuna.Trial) -> float:
    """Validation accuracy of one setting of the four knobs."""
    return fit({
        "lr": trial.suggest_float("lr", 1e-4, 1e-1, log=True),
        "decay": trial.suggest_float("decay", 1e-5, 1, log=True),
        "augment": trial.suggest_float("augment", 0.0, 0.4),
        "size": trial.suggest_categorical("size", [8, 12]),
    }, trial=trial)[0]  # fmt: skip


default = {"lr": 1e-3, "decay": 1e-2, "augment": 0.0, "size": 8}  # AdamW's own
study = optuna.create_study(
    direction="maximize",
    sampler=optuna.samplers.TPESampler(seed=0, n_startup_trials=6),
    pruner=optuna.pruners.MedianPruner(n_startup_trials=3, n_warmup_steps=2),
)
study.enqueue_trial(default)
study.optimize(objective, n_trials=TRIALS)
states = [t.state.name for t in study.trials]
print(f"{TRIALS} trials, {states.count('PRUNED')} pruned", end=": ")
print(f"{epochs_run} epochs instead of {TRIALS * EPOCHS}")
best = study.best_params
print(f"best: lr {best['lr']:.1g}, augment {best['augment']:.1f}, size {best['size']}")
mean = {}
for name, knobs in (("default", default), ("lr only", default | {"lr": 1e-2}), ("best", best)):
    scores = [right(fit(knobs, seed)[1], test) for seed in (1, 2)]
    mean[name] = sum(scores) / 2
    print(f"{name:8s} test accuracy, two seeds: " + ", ".join(f"{s:.2f}" for s in scores))
assert min(mean["best"], mean["lr only"]) > mean["default"] + 0.2
assert states.count("PRUNED") >= 3
