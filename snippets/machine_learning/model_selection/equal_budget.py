"""Best validation error so far of grid, random, halving and TPE search, for 27 fits each."""
# one seed: to be revised

import matplotlib.pyplot as plt
import numpy as np
import optuna
from sklearn.datasets import load_digits
from sklearn.metrics.pairwise import euclidean_distances

optuna.logging.set_verbosity(optuna.logging.WARNING)
pixels, digit = load_digits(return_X_y=True)
target, FITS, SEEDS = np.eye(10)[digit], 27, 4
low, high = np.array([-5.0, -6.0, 0.1]), np.array([2.0, 3.0, 6.0])  # log gamma, log alpha, power


def error(u: np.ndarray, rows: np.ndarray, share: float = 1.0, score_on: str = "valid") -> float:
    """Error of kernel ridge with setting u in [0, 1]^3, fitted to a share of 180 rows."""
    log_gamma, log_alpha, power = low + np.asarray(u) * (high - low)
    train = rows[: int(180 * share)]
    held = rows[180:580] if score_on == "valid" else rows[580:1180]
    A, B = (pixels[train] / 16) ** power, (pixels[held] / 16) ** power
    K, K_held = (np.exp(-(10**log_gamma) * euclidean_distances(Z, A, squared=True)) for Z in (A, B))
    weights = np.linalg.solve(K + 10**log_alpha * np.eye(len(train)), target[train])
    return float(np.mean((K_held @ weights).argmax(axis=1) != digit[held]))


def halving(rng: np.random.Generator, rows: np.ndarray) -> tuple[np.ndarray, float]:
    """81 settings on a ninth of the rows, 27 on a third, 9 on all: three times 9 full fits."""
    pool = rng.random((81, 3))
    for share in (1 / 9, 1 / 3, 1):
        found = np.array([error(u, rows, share) for u in pool])
        order = found.argsort(kind="stable")
        pool = pool[order[: len(pool) // 3]]
    return pool[0], found.min()


ticks = (np.arange(3) + 0.5) / 3
regular = np.stack(np.meshgrid(ticks, ticks, ticks), axis=-1).reshape(-1, 3)
methods = ("grid", "random", "TPE", "halving")
trace = {name: np.empty((SEEDS, FITS)) for name in methods[:3]}
final = {name: np.empty((SEEDS, 2)) for name in methods}  # validation and test error
for seed in range(SEEDS):
    rng = np.random.default_rng(seed)
    rows = rng.permutation(len(digit))
    tried = {"grid": rng.permutation(regular), "random": rng.random((FITS, 3)), "TPE": []}
    sampler = optuna.samplers.TPESampler(seed=seed, n_startup_trials=8)
    study = optuna.create_study(sampler=sampler)
    for _ in range(FITS):
        trial = study.ask()
        tried["TPE"].append([trial.suggest_float(knob, 0, 1) for knob in "abc"])
        study.tell(trial, error(tried["TPE"][-1], rows))
    for name, settings in tried.items():
        found = (
            [t.value for t in study.trials] if name == "TPE" else [error(u, rows) for u in settings]
        )
        trace[name][seed] = np.minimum.accumulate(found)
        winner = settings[int(np.argmin(found))]
        final[name][seed] = min(found), error(winner, rows, score_on="test")
    winner, found = halving(rng, rows)
    final["halving"][seed] = found, error(winner, rows, score_on="test")

print(f"after the work of {FITS} fits, mean of {SEEDS} seeds")
print("         validation   test   lowest and highest seed on test")
for name, ends in final.items():
    valid, test = ends.mean(axis=0)
    print(f"{name:8s}{valid:11.3f}{test:7.3f}   {ends[:, 1].min():.3f} to {ends[:, 1].max():.3f}")
test = {name: ends[:, 1] for name, ends in final.items()}
means = {name: values.mean() for name, values in test.items()}
assert final["TPE"][:, 0].mean() < final["random"][:, 0].mean()  # ahead where it was chosen
assert max(means.values()) - min(means.values()) < min(np.ptp(v) for v in test.values())  # noise

fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
for name, color in zip(trace, ("C7", "C0", "C1"), strict=True):
    mean = trace[name].mean(axis=0)
    ax.step(np.arange(1, FITS + 1), mean, where="post", color=color)
    ax.text(27.4, mean[-1], name, color=color, va="bottom" if name == "random" else "top")
ax.plot(27, final["halving"][:, 0].mean(), "D", color="C2")
ax.text(26.4, final["halving"][:, 0].mean(), "halving", color="C2", va="top", ha="right")
ax.set(xlabel="fits on all training rows", ylabel="best validation error so far", yscale="log")
ax.set(xlim=(1, 30), yticks=[0.05, 0.1, 0.2, 0.4], yticklabels=["0.05", "0.1", "0.2", "0.4"])
ax.minorticks_off()
plt.show()
