"""Income or log income as the feature for life expectancy, scored on countries not seen."""

import numpy as np
import plotly.express as px
from scipy.stats import skew
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

world = px.data.gapminder()
y, country = world.lifeExp.to_numpy(), world.country
r2 = {}
for name, x in {"income": world.gdpPercap, "log income": np.log(world.gdpPercap)}.items():
    cv = GroupKFold(5, shuffle=True, random_state=0)
    p = cross_val_predict(LinearRegression(), x.to_frame(), y, cv=cv, groups=country)
    r2[name] = 1 - np.mean((y - p) ** 2) / np.var(y)
    print(f"{name:10} skewness {skew(x):4.1f}, R2 on held-out countries {r2[name]:.2f}")
assert r2["log income"] > r2["income"] + 0.25
