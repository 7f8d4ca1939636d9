"""Small multiples: income and life expectancy in 1952 and 2007, then every pair of columns of restaurant bills."""

import matplotlib.pyplot as plt
import seaborn as sns
from plotly.express.data import gapminder, tips

then_and_now = gapminder().query(
    "year in (1952, 2007) and continent in ('Africa', 'Asia', 'Europe')"
)
grid = sns.relplot(
    then_and_now, x="gdpPercap", y="lifeExp", col="year", hue="continent", style="continent",
    palette=["C0", "C1", "C2"], s=18, edgecolor="none", height=3.1, aspect=0.95,
)  # fmt: skip
grid.set(xscale="log").set_axis_labels("GDP per person (dollars, log)", "life expectancy (years)")
grid.set_titles("{col_name}")

first, second = grid.axes.flat
assert first.get_xlim() == second.get_xlim() and first.get_ylim() == second.get_ylim()
by_year = then_and_now.groupby("year")
print("medians by year:")
print(by_year[["gdpPercap", "lifeExp"]].median().round(1))
richest = then_and_now.loc[then_and_now["gdpPercap"].idxmax()]
print(
    f"the point on its own: {richest['country']} in {richest['year']}, ${richest['gdpPercap']:,.0f}"
)
plt.show()

bills = tips()[["total_bill", "tip", "size", "time"]]
pairs = sns.pairplot(
    bills, hue="time", hue_order=["Dinner", "Lunch"], palette=["C0", "C1"], diag_kind="hist",
    height=1.65, aspect=1.25, plot_kws={"s": 9, "edgecolor": "none", "rasterized": True},
    diag_kws={"edgecolor": "none"},
)  # fmt: skip
assert pairs.axes.shape == (3, 3)
print(bills.corr(numeric_only=True).round(2))
plt.show()
