"""Five charts of one data set: dots compare, bars count, points relate, a strip divides, lines follow time."""

import matplotlib.pyplot as plt
from plotly.express.data import gapminder

world = gapminder()  # 142 countries, every five years from 1952 to 2007
now = world[world["year"] == 2007]
assert len(now) == 142 and now["country"].is_unique

fig, ax = plt.subplot_mosaic(
    [["comparison", "distribution"], ["relation", "time"], ["composition", "composition"]],
    figsize=(7, 7.2), height_ratios=[3, 3, 1.3], layout="constrained",
)  # fmt: skip

median = now.groupby("continent")["lifeExp"].median().sort_values(kind="stable")
ax["comparison"].plot(median, median.index, "o", color="C0")
ax["comparison"].set(title="Comparison: which is higher?", xlabel="median life expectancy (years)")

ax["distribution"].hist(now["lifeExp"], bins=range(35, 90, 5), color="C0", edgecolor="none")
ax["distribution"].set(title="Distribution: how spread?", xlabel="life expectancy (years)")
ax["distribution"].set_ylabel("countries")

ax["relation"].plot(now["gdpPercap"], now["lifeExp"], "o", color="C0", ms=3)
ax["relation"].set(title="Relation: do they go together?", xscale="log")
ax["relation"].set(xlabel="GDP per person (dollars, log)", ylabel="life expectancy (years)")

people = world.pivot_table(values="pop", index="year", columns="continent", aggfunc="sum")
for k, (name, nudge) in enumerate({"Africa": 25, "Europe": 0, "Americas": -25}.items()):
    ax["time"].plot(people.index, people[name] / 1e6, color=f"C{k}")
    ax["time"].text(2009, people.loc[2007, name] / 1e6 + nudge, name, color=f"C{k}", va="center")
ax["time"].set(title="Time: how did it change?", xlabel="year", ylabel="population (million)")
ax["time"].set(ylim=(0, None), xlim=(1950, 2030), xticks=[1960, 1980, 2000])

share = (people.loc[2007] / people.loc[2007].sum()).sort_values(ascending=False, kind="stable")
start = 0.0
for k, (name, part) in enumerate(share.items()):
    ax["composition"].barh(0, 100 * part, left=100 * start, color=f"C{k}", alpha=0.7)
    if part > 0.05:
        ax["composition"].text(
            100 * (start + part / 2), 0, f"{name}\n{part:.0%}", ha="center", va="center"
        )
    start += part
ax["composition"].set(
    title="Composition: what is it made of?", xlabel="share of people in 2007 (%)"
)
ax["composition"].set(yticks=[], xlim=(0, 100))
assert abs(start - 1) < 1e-9 and share.index[-1] == "Oceania"
print(median.round(1).to_string())
print(f"Asia's share of the people: {share['Asia']:.1%}; Oceania's: {share['Oceania']:.1%}")
plt.show()
