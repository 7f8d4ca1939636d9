"""Life expectancy of the average person and of the average country, by continent, in 2007."""

import numpy as np
import plotly.express as px

world = px.data.gapminder().query("year == 2007")
sums = (
    world.assign(person_years=world["lifeExp"] * world["pop"])
    .groupby("continent")
    .agg(country=("lifeExp", "mean"), person_years=("person_years", "sum"), people=("pop", "sum"))
)
result = sums.assign(person=sums["person_years"] / sums["people"])[["country", "person"]]
print(result.round(1).assign(gap=(result["person"] - result["country"]).round(1)).to_string())

for continent, part in world.groupby("continent"):
    expected = np.average(part["lifeExp"], weights=part["pop"])
    assert np.isclose(result.loc[continent, "person"], expected)
