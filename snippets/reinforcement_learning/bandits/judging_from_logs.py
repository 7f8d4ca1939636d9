"""What a new policy would have earned, from the logs of the old one: four estimators, 1,000 logs each."""

import numpy as np

rng = np.random.default_rng(0)
N, LOGS = 1000, 1000
# Two kinds of visitors, three offers; the rates are the truth that only this simulation knows.
RATES = np.array([[0.10, 0.05, 0.02], [0.02, 0.06, 0.12]])
KINDS = np.array([0.7, 0.3])
OLD = np.array(
    [[0.80, 0.15, 0.05], [0.80, 0.15, 0.05]]
)  # the logging policy: mostly the first offer
NEW = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
truth = np.sum(KINDS[:, None] * NEW * RATES)
GUESS = np.array(
    [[0.09, 0.09, 0.09], [0.04, 0.04, 0.04]]
)  # a crude reward model that ignores the offer

found = {name: [] for name in ("mean of the log", "reward model", "IPS", "doubly robust")}
for _ in range(LOGS):
    x = rng.choice(2, size=N, p=KINDS)
    a = (rng.random(N)[:, None] > OLD[x].cumsum(axis=1)).sum(axis=1)
    r = (rng.random(N) < RATES[x, a]).astype(float)
    weight = NEW[x, a] / OLD[x, a]
    model = np.sum(NEW[x] * GUESS[x], axis=1)
    found["mean of the log"].append(r.mean())
    found["reward model"].append(model.mean())
    found["IPS"].append(np.mean(weight * r))
    found["doubly robust"].append(np.mean(model + weight * (r - GUESS[x, a])))

print(
    f"true value of the new policy {truth:.3f}, of the old one {np.sum(KINDS[:, None] * OLD * RATES):.3f}"
)
for name, values in found.items():
    bias, spread = np.mean(values) - truth, np.std(values)
    print(f"{name:16} bias {bias:+.3f}, standard deviation {spread:.3f}")
error = {name: np.sqrt(np.mean((np.array(v) - truth) ** 2)) for name, v in found.items()}
for name in ("IPS", "doubly robust"):
    assert abs(np.mean(found[name]) - truth) < 4 * np.std(found[name]) / np.sqrt(LOGS)  # unbiased
assert error["doubly robust"] < error["IPS"] and abs(np.mean(found["reward model"]) - truth) > 0.004
