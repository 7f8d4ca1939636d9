"""Four scatter plots whose Pearson correlation says the wrong thing, three of them real."""

import matplotlib.pyplot as plt
import numpy as np
import plotly.express as px
from scipy.stats import pearsonr, spearmanr

world = px.data.gapminder()
new, old = world[world.year == 2007], world[world.year == 1957]
rng = np.random.default_rng(0)
angle = rng.uniform(-np.pi, np.pi, 70)
x = np.concatenate([angle, -angle])  # symmetric, so that the correlation is zero exactly
panels = [
    ("curved: income, 2007", new.gdpPercap / 1000, new.lifeExp, None),
    ("one outlier: income, 1957", old.gdpPercap / 1000, old.lifeExp, old.country != "Kuwait"),
    ("range cut: log income", np.log10(new.gdpPercap), new.lifeExp, new.gdpPercap > 15_000),
    ("full dependence: y = cos x", x, np.cos(x), None),
]
fig, axes = plt.subplots(2, 2, figsize=(7, 5.4), layout="constrained")
r = {}
for ax, (title, a, b, part) in zip(axes.flat, panels, strict=True):
    r[title] = pearsonr(a, b).statistic
    print(
        f"{title:27} Pearson {r[title] + 0.0:6.2f}, Spearman {spearmanr(a, b).statistic:5.2f}",
        end="",
    )
    ax.scatter(a, b, s=7, color="C0", rasterized=True)
    if part is not None:
        r[title + ", part"] = pearsonr(a[part], b[part]).statistic
        print(f"; Pearson of {part.sum()} of {len(a)}: {r[title + ', part']:.2f}", end="")
        marked = part if "range" in title else ~part
        ax.scatter(a[marked], b[marked], s=14, color="C1", rasterized=True)
    print()
    ax.set(title=f"{title}\nPearson {abs(r[title]):.2f}")
axes[0, 0].set(xlabel="thousand dollars per head", ylabel="life expectancy, years")
axes[0, 1].set(xlabel="thousand dollars per head", ylabel="life expectancy, years")
axes[0, 1].text(111, 54, "Kuwait", color="C1", ha="right")
axes[1, 0].set(xlabel="log₁₀ of dollars per head", ylabel="life expectancy, years")
axes[1, 0].text(4.15, 62, "above\n15,000", color="C1")
axes[1, 1].set(xlabel="x", ylabel="y")

assert abs(r["full dependence: y = cos x"]) < 1e-12
assert r["one outlier: income, 1957, part"] > 2 * r["one outlier: income, 1957"]
assert r["range cut: log income, part"] < r["range cut: log income"] - 0.1
plt.show()
