"""Four data sets drawn badly (left) and well (right): cut bars, a pie of 12, a rainbow and two axes, mended."""

import matplotlib.pyplot as plt
import numpy as np
from plotly.express.data import gapminder


def lie_factor(drawn: tuple[float, float], data: tuple[float, float]) -> float:
    """Relative change of what is drawn over relative change in the data; 1 is honest.

    Source: Tufte, The Visual Display of Quantitative Information, chapter 2.
    """
    return (drawn[1] / drawn[0] - 1) / (data[1] / data[0] - 1)


world = gapminder()
now = world[world["year"] == 2007]
fig = plt.figure(figsize=(7, 10.5), layout="constrained")
axes = [row.subplots(1, 2) for row in fig.subfigures(4, 1)]

americas, europe = now.groupby("continent")["lifeExp"].mean()[["Americas", "Europe"]]
print(f"mean life expectancy: Americas {americas:.1f}, Europe {europe:.1f} years")
for ax, floor, top in zip(axes[0], (73, 0), (78, 84), strict=True):
    drawn = (americas - floor, europe - floor)  # heights of the bars, in years
    factor = lie_factor(drawn, (americas, europe))
    ax.bar(["Americas", "Europe"], [americas, europe], color=["C7", "C0"], width=0.6)
    ax.set(ylim=(floor, top), ylabel="mean life expectancy (years)")
    ax.set_title(f"axis from {floor}: lie factor {factor:.0f}")
    ratio = drawn[1] / drawn[0]
    print(f"bars from {floor:2d}: Europe {ratio:.2f} times as tall, lie factor {factor:.0f}")
    assert (abs(factor - 1) < 1e-9) == (floor == 0)

pie, bars = axes[1]
people = now[now["continent"] == "Europe"].set_index("country")["pop"].nlargest(12) / 1e6
colors = [f"C{k % 8}" for k in range(12)]
pie.pie(people, labels=people.index, colors=colors, textprops={"size": 8})
pie.set_title("12 slices: who is third?")
bars.barh(people.index[::-1], people[::-1], color="C0")
bars.tick_params("y", labelsize=8)
bars.set(title="sorted bars", xlabel="people in 2007 (million)")
turn = 360 * (people["France"] - people["United Kingdom"]) / people.sum()
print(f"France and the United Kingdom differ by {turn:.2f} degrees of the pie")

x, y = np.meshgrid(np.linspace(-2, 2, 120), np.linspace(-1.3, 1.3, 80))
hill = np.exp(-(x**2) - y**2)  # one smooth hill, no edge anywhere
titles = ("jet: rings and edges", "viridis: one smooth hill")
for ax, name, title in zip(axes[2], ("jet", "viridis"), titles, strict=True):
    image = ax.imshow(hill, cmap=name, extent=(-2, 2, -1.3, 1.3), interpolation="none")
    ax.figure.colorbar(image, ax=ax, shrink=0.8, label="height")
    ax.set(title=title, xlabel="x", ylabel="y")

means = world[world["continent"] == "Europe"].groupby("year")[["lifeExp", "gdpPercap"]].mean()
left, one = axes[3]
right = left.twinx()
left.plot(means["lifeExp"], color="C0")
right.plot(means["gdpPercap"], color="C1")
left.set(title="two axes: which grew faster?", xlabel="year", ylim=(62, 82))
left.set_ylabel("life expectancy (years)", color="C0")
right.set_ylabel("GDP per person (dollars)", color="C1")
right.set_ylim(0, 28_000)
index = 100 * means / means.iloc[0]
one.plot(index["lifeExp"], color="C0")
one.text(2007, 140, "life expectancy", color="C0", ha="right")
one.plot(index["gdpPercap"], color="C1")
one.text(1996, 390, "GDP per person", color="C1", ha="right")
one.set(title="one axis: 1952 = 100", xlabel="year", ylabel="index", ylim=(0, 460))
growth = index.iloc[-1] / 100
print(f"since 1952: life expectancy x {growth['lifeExp']:.2f}, GDP x {growth['gdpPercap']:.2f}")
for top in (28_000, 40_000):  # whoever draws a second axis chooses where it ends
    gap = means["gdpPercap"] / top - (means["lifeExp"] - 62) / 20
    crossings = int(np.sum(np.diff(np.sign(gap)) != 0))
    print(f"dollar axis up to {top}: the lines cross {crossings} time(s)")
plt.show()
