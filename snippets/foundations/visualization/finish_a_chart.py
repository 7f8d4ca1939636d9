"""Income and life expectancy twice: raw defaults against a log scale, plain ticks, and named points."""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.ticker import FuncFormatter, NullLocator
from plotly.express.data import gapminder

now = gapminder().query("year == 2007").set_index("country")

fig, (raw, done) = plt.subplots(1, 2, figsize=(7, 3.9), width_ratios=[2, 3], layout="constrained")
raw.scatter(now["gdpPercap"], now["lifeExp"])
raw.set_title("ax.scatter(x, y), nothing else")

done.scatter(now["gdpPercap"], now["lifeExp"], s=12, color="C7")
done.set_xscale("log")
done.set_xticks([500, 2_000, 8_000, 32_000])  # equal factors are equal distances
done.xaxis.set_minor_locator(NullLocator())
done.xaxis.set_major_formatter(FuncFormatter(lambda value, position: f"${value:,.0f}"))
done.set(xlabel="GDP per person, 2007 (log scale)", ylabel="life expectancy (years)")
done.set_title("Each doubling of income goes\nwith five more years of life")

# The finding, measured: years of life for one doubling of income.
slope, intercept = np.polyfit(np.log2(now["gdpPercap"]), now["lifeExp"], 1)
line_x = np.array([300, 50_000])
done.plot(line_x, slope * np.log2(line_x) + intercept, color="C0")
residual = now["lifeExp"] - (slope * np.log2(now["gdpPercap"]) + intercept)
for name, shift in {"Swaziland": (-6, -3), "South Africa": (6, -10), "Vietnam": (-4, 7)}.items():
    place = now.loc[name, ["gdpPercap", "lifeExp"]].astype(float)
    done.scatter(*place, s=24, color="C1")
    side = "left" if shift[0] > 0 else "right"
    done.annotate(name, place, shift, textcoords="offset points", color="C1", ha=side)

print(f"one doubling of income: {slope:.2f} years of life more")
r_raw = np.corrcoef(now["gdpPercap"], now["lifeExp"])[0, 1]
r_log = np.corrcoef(np.log2(now["gdpPercap"]), now["lifeExp"])[0, 1]
print(f"correlation on the raw scale {r_raw:.2f}, on the log scale {r_log:.2f}")
print(f"farthest below the line: {residual.idxmin()}, {-residual.min():.1f} years")
assert 4.5 < slope < 5.5 and r_log > r_raw + 0.1
plt.show()
