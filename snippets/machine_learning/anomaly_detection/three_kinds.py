"""Three faults in sixty years of sea temperatures, and the three scores that find one each."""

import matplotlib.pyplot as plt
import numpy as np
from statsmodels.datasets import elnino

table = elnino.load_pandas().data
table = table[table["YEAR"] < 2010]  # the last year is incomplete
x = table.drop(columns="YEAR").to_numpy().ravel()
year = np.repeat(table["YEAR"].to_numpy(), 12) + np.tile(np.arange(12) / 12, len(table))
month = np.arange(len(x)) % 12


def at(y: int, m: int) -> int:
    """Row of a year and a month (1-12)."""
    return (y - 1950) * 12 + m - 1


x[at(1994, 3)] = 33.5  # point: beyond anything measured
x[at(2002, 9)] = 25.7  # contextual: usual in March, not in September
x[at(2006, 5) : at(2007, 1)] = 23.0  # collective: eight months of the same, plausible value


planted = {"point": x[at(1994, 3)], "contextual": x[at(2002, 9)], "collective": x[at(2006, 5)]}
print("planted:", ", ".join(f"{kind} {value:.1f} °C" for kind, value in planted.items()))


def robust_z(values: np.ndarray) -> np.ndarray:
    """Distance from the median in units of the scaled median absolute deviation (MAD)."""
    distance = np.abs(values - np.median(values, axis=0))
    return distance / (1.4826 * np.median(distance, axis=0))


wide = x.reshape(-1, 12)  # years by months
spread = np.lib.stride_tricks.sliding_window_view(x, 6).std(axis=1)
scores = {
    "value": robust_z(x),
    "value for its month": robust_z(wide).ravel(),
    "flatness of 6 months": np.r_[np.full(5, -np.inf), -spread],
}
faults = {
    "point": [at(1994, 3)],
    "contextual": [at(2002, 9)],
    "collective": range(at(2006, 10), at(2007, 1)),
}
rank = {}
for name, score in scores.items():
    place = (-score).argsort(kind="stable").argsort(kind="stable") + 1
    for kind, rows in faults.items():
        rank[name, kind] = min(place[list(rows)])
    print(f"{name:21s}", ", ".join(f"{kind} ranks {rank[name, kind]}" for kind in faults))
order = (-scores["value for its month"]).argsort(kind="stable")
faulty = {row for rows in faults.values() for row in rows}
real = [i for i in order if i not in faulty][:4]
print("odd for the month, and real:", ", ".join(f"{int(year[i])}-{month[i] + 1:02d}" for i in real))
assert rank["value", "point"] == 1 and rank["value", "contextual"] > 50
assert rank["value for its month", "contextual"] <= 10
assert rank["flatness of 6 months", "collective"] == 1

fig, ax = plt.subplots(figsize=(7, 3.2), layout="constrained")
show = year >= 1990
ax.plot(year[show], x[show], color="C7", lw=1)
marks = [("point", at(1994, 3), 1, "C4"), ("contextual", at(2002, 9), 1, "C1")]
for kind, start, length, color in [*marks, ("collective", at(2006, 5), 8, "C3")]:
    rows = slice(start, start + length)
    ax.plot(year[rows], x[rows], "o", ms=4, color=color)
    ax.text(year[rows].mean(), x[start] + 0.9 + 4 * (length > 1), kind, color=color, ha="center")
ax.set(xlabel="year", ylabel="sea surface, °C", ylim=(18, 36), xticks=range(1990, 2011, 5))
plt.show()
