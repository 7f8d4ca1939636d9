"""What each regression score punishes, and the one number it would have you predict."""

import matplotlib.pyplot as plt
import numpy as np
from statsmodels.datasets import engel

PENALTY = {  # of forecast f when the truth is y
    "squared": lambda y, f: (y - f) ** 2,
    "absolute": lambda y, f: np.abs(y - f),
    "percentage": lambda y, f: np.abs(y - f) / y,
    "squared log": lambda y, f: (np.log1p(y) - np.log1p(f)) ** 2,
    "pinball 0.9": lambda y, f: np.maximum(0.9 * (y - f), -0.1 * (y - f)),
}
income = np.sort(engel.load_pandas().data["income"].to_numpy())  # 235 households, skewed right


def weighted_median(y: np.ndarray, weight: np.ndarray) -> float:
    """The value below which half of the weight lies; y sorted, both (n,)."""
    return y[np.searchsorted(weight.cumsum(), weight.sum() / 2)]


closed_form = {
    "squared": ("mean", income.mean()),
    "absolute": ("median", np.median(income)),
    "percentage": ("median weighted by 1/y", weighted_median(income, 1 / income)),
    "squared log": ("exp of the mean log", np.expm1(np.log1p(income).mean())),
    "pinball 0.9": ("0.9 quantile", np.quantile(income, 0.9)),
}
grid = np.arange(300, 2500, 0.5)
fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.6), layout="constrained")
truth, best = np.linspace(20, 260, 61), {}
right.hist(income, bins=np.arange(300, 2600, 100), color="C7", alpha=0.5)
for i, (name, penalty) in enumerate(PENALTY.items()):
    best[name] = grid[np.argmin([penalty(income, f).mean() for f in grid])]
    what, value = closed_form[name]
    print(f"{name:12s} best constant {best[name]:6.0f}   {what} {value:.0f}")
    assert np.isclose(penalty(income, best[name]).mean(), penalty(income, value).mean(), rtol=2e-3)
    style = ["-", "--", "-", "-.", ":"][i]
    left.plot(truth, penalty(truth, 100) / penalty(200, 100), style, color=f"C{i}", label=name)
    right.axvline(value, linestyle=style, color=f"C{i}")
assert best["percentage"] < best["absolute"] < best["squared"] < best["pinball 0.9"]
print(f"MAPE's favorite lies below {np.mean(income > best['percentage']):.0%} of the incomes")
left.axvline(100, linestyle=":", linewidth=0.8, color="C7")
left.set(xlabel="truth, where the forecast was 100", ylim=(0, 3))
left.set_ylabel("penalty (1 where the truth is 200)")
left.legend(frameon=False, fontsize=8)
right.set(xlabel="income (Belgian francs)", ylabel="households", xlim=(300, 2500))
plt.show()
