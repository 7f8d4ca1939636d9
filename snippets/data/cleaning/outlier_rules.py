"""Box plots of life expectancy in 1992, and eight lost decimal points hidden from the z-score."""

import matplotlib.pyplot as plt
import numpy as np
import plotly.express as px

world = px.data.gapminder().query("year == 1992")


def z_score(x: np.ndarray) -> np.ndarray:
    """Return the distance from the mean in sample standard deviations, shape (n,)."""
    return (x - x.mean()) / x.std(ddof=1)


def modified_z(x: np.ndarray) -> np.ndarray:
    """Return the distance from the median in scaled median absolute deviations (MAD), shape (n,).

    Source: Iglewicz and Hoaglin, How to Detect and Handle Outliers; 0.6745 makes it agree with
    the z-score on normal data.
    """
    deviation = x - np.median(x)
    return 0.6745 * deviation / np.median(np.abs(deviation))


def beyond_fences(x: np.ndarray) -> np.ndarray:
    """Return whether x lies over 1.5 interquartile ranges outside the quartiles (Tukey)."""
    q1, q3 = np.percentile(x, [25, 75])
    return (x < q1 - 1.5 * (q3 - q1)) | (x > q3 + 1.5 * (q3 - q1))


africa = world[world["continent"] == "Africa"]
years, country = africa["lifeExp"].to_numpy(), africa["country"].to_numpy()
typed = years.copy()
wrong = np.flatnonzero(
    np.isin(country, ["Angola", "Benin", "Chad", "Ghana", "Kenya", "Mali", "Togo", "Zambia"])
)
typed[wrong] *= 10  # 53.6 becomes 536
one = years.copy()
one[wrong[0]] *= 10

print(f"{'Africa, 52 countries':24}{'as recorded':>14}{'1 typo':>9}{'8 typos':>9}")
columns = (years, one, typed)
print(
    f"{'standard deviation':24}"
    + "{:14.1f}{:9.1f}{:9.1f}".format(*(x.std(ddof=1) for x in columns))
)
rules = {
    "|z| > 3": lambda x: np.abs(z_score(x)) > 3,
    "|modified z| > 3.5": lambda x: np.abs(modified_z(x)) > 3.5,
    "IQR fences": beyond_fences,
}
found = {}
for name, rule in rules.items():
    found[name] = [set(country[rule(x)]) for x in columns]
    print(f"{name:24}" + "{:14d}{:9d}{:9d}".format(*(len(f) for f in found[name])))
print("flagged in the true data:", *sorted(set.union(*(f[0] for f in found.values()))))
assert found["|z| > 3"][:2] == [{"Rwanda"}, {"Angola"}]  # the typo hides Rwanda
assert found["|z| > 3"][2] == set()  # the errors inflate the sd and hide each other
assert set(country[wrong]) <= found["|modified z| > 3.5"][2] & found["IQR fences"][2]

for n in (5, 10, 11, 52):  # the largest z that n values can produce, one of them arbitrarily far
    x = np.zeros(n)
    x[0] = 1e9
    assert np.isclose(z_score(x).max(), (n - 1) / np.sqrt(n))
    print(f"largest possible z of {n:2d} values: {(n - 1) / np.sqrt(n):.2f}")

fig, ax = plt.subplots(figsize=(7, 3.6), layout="constrained")
groups = ["Africa", "Asia", "Americas", "Europe"]
for i, name in enumerate(groups):
    group = world[world["continent"] == name]
    ax.boxplot(
        group["lifeExp"], positions=[i], widths=0.5, boxprops={"color": f"C{i}"},
        medianprops={"color": f"C{i}"}, whiskerprops={"color": f"C{i}"},
        capprops={"color": f"C{i}"}, flierprops={"markeredgecolor": f"C{i}"},
    )  # fmt: skip
    for row in group[beyond_fences(group["lifeExp"].to_numpy())].itertuples():
        ax.text(i + 0.08, row.lifeExp, row.country, color=f"C{i}", va="center")
ax.set_xticks(range(4), groups)
ax.set(ylabel="life expectancy in 1992, years", xlim=(-0.5, 3.9))
plt.show()
