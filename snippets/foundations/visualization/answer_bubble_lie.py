"""Bubbles whose radius follows the value exaggerate; bubbles whose area follows it do not."""

import matplotlib.pyplot as plt
from plotly.express.data import gapminder

people = gapminder().query("year == 2007").set_index("country")["pop"] / 1e6
names = ["Japan", "United States", "China"]
values = people[names].to_numpy()

fig, axes = plt.subplots(2, 1, figsize=(7, 4.6), layout="constrained")
for ax, power, title in zip(
    axes, (1, 0.5), ("radius follows the value", "area follows the value"), strict=True
):
    radius = (values / values.max()) ** power
    lie = ((radius[2] / radius[0]) ** 2 - 1) / (values[2] / values[0] - 1)
    print(f"{title}: China drawn {(radius[2] / radius[0]) ** 2:.1f} times Japan,", end=" ")
    print(f"truth {values[2] / values[0]:.1f}, lie factor {lie:.1f}")
    assert (abs(lie - 1) < 1e-9) == (power == 0.5)
    for k, name in enumerate(names):
        ax.add_patch(plt.Circle((3 * k, 0), radius[k], color="C0", alpha=0.6, lw=0))
        ax.text(3 * k, -1.45, f"{name}, {values[k]:.0f} million", ha="center")
    ax.set(xlim=(-1.6, 7.6), ylim=(-1.6, 1.1), aspect="equal", title=title)
    ax.axis("off")
# ax.scatter(s=...) takes an area, in points squared: pass the value itself, not its square.
plt.show()
