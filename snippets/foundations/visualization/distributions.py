"""Life expectancy of 142 countries as histogram, density, cumulative curve, boxes, violins and single points."""

import matplotlib.pyplot as plt
import numpy as np
import seaborn as sns
from plotly.express.data import gapminder

now = gapminder().query("year == 2007 and continent != 'Oceania'")  # Oceania: two countries
years = now["lifeExp"].to_numpy()
order = ["Africa", "Asia", "Americas", "Europe"]

np.random.seed(0)  # noqa: NPY002 (Seaborn jitters with the global generator)
fig, axes = plt.subplots(2, 3, figsize=(7, 5.4), layout="constrained")
one = {"data": now, "x": "lifeExp", "color": "C0"}
sns.histplot(**one, binwidth=4, edgecolor="none", ax=axes[0, 0]).set_title("histplot")
sns.kdeplot(**one, fill=True, ax=axes[0, 1]).set_title("kdeplot")
sns.ecdfplot(**one, ax=axes[0, 2]).set_title("ecdfplot")
axes[0, 2].axhline(0.5, color="C7", lw=0.8)

groups = {"data": now, "x": "lifeExp", "y": "continent", "order": order, "color": "C0"}
boxes = [now.loc[now["continent"] == name, "lifeExp"] for name in order[::-1]]
axes[1, 0].boxplot(boxes, orientation="horizontal", tick_labels=order[::-1], widths=0.6)
axes[1, 0].set_title("boxplot (Matplotlib)")
sns.violinplot(**groups, inner="quart", linecolor="C7", cut=0, width=0.95, ax=axes[1, 1]).set_title(
    "violinplot"
)
sns.stripplot(**groups, size=3, jitter=0.2, ax=axes[1, 2]).set_title("stripplot")
for ax in axes.flat:
    ax.set_xlabel("life expectancy (years)")
for ax in axes[1]:
    ax.set_ylabel("")
for ax in axes[1, 1:]:
    ax.set_yticklabels([])

# What each chart draws, checked against the numbers.
x, density = axes[0, 1].collections[0].get_paths()[0].vertices.T
x, height = axes[0, 2].lines[0].get_data()
assert np.allclose(x[1:], np.sort(years)) and np.allclose(height[1:], np.arange(1, 141) / 140)
curve = sns.kdeplot(x=years, ax=plt.figure().add_subplot()).lines[0].get_xydata()
plt.close()
beyond = np.trapezoid(*curve[curve[:, 0] > years.max()].T[::-1])
print(f"longest life expectancy in the data: {years.max():.1f} years")
print(f"share of the density curve beyond it: {beyond:.1%}, where no country is")
print(f"half of the countries lie below {np.median(years):.1f} years")
print(now.groupby("continent")["lifeExp"].describe()[["count", "25%", "50%", "75%"]].round(1))
assert 0.01 < beyond < 0.1
plt.show()
