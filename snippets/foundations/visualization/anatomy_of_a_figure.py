"""A chart with its objects named: the figure holds axes, and these hold spines, two axis objects and artists."""

import matplotlib.pyplot as plt
from matplotlib.artist import Artist
from plotly.express.data import gapminder

japan = gapminder().query("country == 'Japan'")

fig = plt.figure(figsize=(7, 4.4))
ax = fig.add_axes((0.22, 0.2, 0.46, 0.6))  # left, bottom, width, height as fractions of the figure
(line,) = ax.plot(japan["year"], japan["lifeExp"], "o-", color="C0")
ax.set_title("Japan gained 20 years", loc="center")
ax.set(xlabel="year", ylabel="life expectancy (years)", ylim=(60, 85))

print("Figure", fig.get_size_inches(), "inches")
print("  Axes:", len(fig.axes))
print("    XAxis label:", ax.xaxis.label.get_text(), "| YAxis label:", ax.yaxis.label.get_text())
print("    spines:", ", ".join(ax.spines))
print("    lines:", len(ax.lines), "with", len(line.get_xdata()), "points")
gain = japan["lifeExp"].iloc[-1] - japan["lifeExp"].iloc[0]
print(f"gain from 1952 to 2007: {gain:.1f} years;", end=" ")
print("more than 50 objects in all:", len(fig.findobj()) > 50)
assert (
    19 < gain < 21
    and fig.axes == [ax]
    and line in ax.get_children()
    and ax.title in ax.get_children()
)
assert ax.xaxis in ax.get_children() and ax.spines["left"] in ax.get_children()
assert all(isinstance(thing, Artist) for thing in fig.findobj())  # everything drawn is an Artist
assert all(thing.figure is fig for thing in (ax, line, ax.xaxis, ax.title))

# Names at the edge, arrows to the objects; all positions are fractions of the figure.
notes = {
    "Figure: fig": ((0.985, 0.93), (0.74, 0.93)),
    "Text: ax.title": ((0.585, 0.828), (0.74, 0.828)),
    "Line2D: ax.lines[0]": ((0.515, 0.648), (0.74, 0.68)),
    "Axes: ax\n(the whole plot)": ((0.6, 0.46), (0.74, 0.52)),
    "Spine:\nax.spines['bottom']": ((0.66, 0.2), (0.74, 0.34)),
    "XAxis: ax.xaxis\n(ticks, formatter)": ((0.63, 0.165), (0.74, 0.19)),
    "YAxis:\nax.yaxis": ((0.212, 0.25), (0.015, 0.25)),
    "Spine:\nax.spines['left']": ((0.22, 0.74), (0.015, 0.84)),
    "Text: ax.xaxis.label": ((0.425, 0.113), (0.015, 0.06)),
}
arrow = {"arrowstyle": "->", "color": "C1"}
for name, (target, place) in notes.items():
    ax.annotate(
        name, target, place, xycoords="figure fraction", color="C1", va="center", arrowprops=arrow
    )
fig.add_artist(plt.Rectangle((0.005, 0.005), 0.985, 0.985, fill=False, ec="C1", ls="--"))
ax.add_patch(plt.Rectangle((0, 0), 1, 1, transform=ax.transAxes, color="C1", alpha=0.08))
plt.show()
