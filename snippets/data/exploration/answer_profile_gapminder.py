"""What a row is, and what the rules say, for the gapminder table."""

import numpy as np
import plotly.express as px

world = px.data.gapminder()
key = ["country", "year"]
print(f"{len(world):,} rows, {world.country.nunique()} countries x {world.year.nunique()} years")
assert not world.duplicated(key).any()
assert (world.groupby("country").size() == 12).all()  # complete: no gaps in the panel

rules = {
    "life expectancy within 20 to 90": world.lifeExp.between(20, 90),
    "income positive": world.gdpPercap > 0,
    "one ISO number per country": world.groupby("country").iso_num.transform("nunique") == 1,
    "one country per ISO number": world.groupby("iso_num").country.transform("nunique") == 1,
}
for rule, kept in rules.items():
    print(f"{rule:32} broken by {(~kept).sum():3} rows", *world.country[~kept].unique())
step = world.groupby("country").lifeExp.diff()
worst = world.loc[step.nsmallest(3).index]
for i in worst.index:
    print(f"{world.country[i]} {world.year[i]}: {step[i]:.1f} years of life expectancy")
assert np.isclose(step.min(), -20.421, atol=0.001)
