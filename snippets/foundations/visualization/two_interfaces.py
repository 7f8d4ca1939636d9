"""Pyplot draws on whatever is current, so a helper can redirect your label; objects say where."""

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure


def preview(values: list[float]) -> None:
    """Open a small figure of its own, as many a helper in a notebook does."""
    plt.figure()
    plt.plot(values)


sales = [3.0, 4.5, 4.1, 6.0]

# The state interface: every call goes to the "current" figure and axes.
mine = plt.figure()
plt.plot(sales)
preview(sales)  # ... which has just become another one
plt.ylabel("sales (million)")
print("label of my figure: ", repr(mine.axes[0].get_ylabel()))
print("label of the helper's:", repr(plt.gca().get_ylabel()))
assert mine.axes[0].get_ylabel() == "" and plt.gcf() is not mine


def draw_sales(ax: Axes, values: list[float]) -> None:
    """Draw on the axes that it is given; works in any layout and leaves no state behind."""
    ax.plot(values, "o-")
    ax.set(xlabel="quarter", ylabel="sales (million)")


# The object interface: name the axes, call its methods.
fig, (left, right) = plt.subplots(1, 2)
draw_sales(left, sales)
preview(sales)
draw_sales(right, [2 * value for value in sales])
assert left.get_ylabel() == right.get_ylabel() == "sales (million)"

print("figures that pyplot keeps alive:", len(plt.get_fignums()))
plt.close("all")
alone = Figure(figsize=(7, 3))  # no pyplot: nothing registered, so a server may make thousands
draw_sales(alone.subplots(), sales)
assert plt.get_fignums() == [] and alone.axes[0].get_ylabel() == "sales (million)"
print("after plt.close('all') and a bare Figure:", len(plt.get_fignums()))
