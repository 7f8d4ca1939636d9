"""Eight houses: residuals of the least-squares line, and the right triangle that they make."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.linear_model import LinearRegression

areas = np.array([52, 64, 75, 83, 96, 108, 121, 140])
prices = np.array([148, 205, 196, 262, 254, 329, 291, 389])

model = LinearRegression().fit(areas[:, None], prices)  # X needs shape (n, d)
predicted = model.predict(areas[:, None])
residuals = prices - predicted
total = np.linalg.norm(prices - prices.mean())
explained = np.linalg.norm(predicted - prices.mean())
left_over = np.linalg.norm(residuals)
r2 = model.score(areas[:, None], prices)
print(f"price = {model.intercept_:.2f} + {model.coef_[0]:.3f} * area, in thousand dollars")
print(f"a house of 100 square meters: {model.predict([[100]])[0]:.1f}")
print(f"lengths: total {total:.1f}, explained {explained:.1f}, residual {left_over:.1f}")
print(f"R2 = 1 - {left_over**2:.0f} / {total**2:.0f} = {r2:.3f}")
assert np.isclose(total**2, explained**2 + left_over**2)  # Pythagoras
assert np.isclose(r2, (explained / total) ** 2)

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.3), layout="constrained", width_ratios=[4, 5])
ends = np.array([45, 147])
left.vlines(areas, prices, predicted, color="C1", lw=2)
left.plot(ends, model.predict(ends[:, None]), color="C0")
left.plot(areas, prices, "o", color="C3")
left.text(113, 258, "residual", color="C1", fontsize=9)
left.set(xlabel="area, m²", ylabel="price, thousand dollars")

right.plot([0, explained], [0, 0], color="C0", lw=2)
right.plot([explained, explained], [0, left_over], color="C1", lw=2)
right.plot([0, explained], [0, left_over], color="C3", lw=2)
right.plot([explained - 8, explained - 8, explained], [0, 8, 8], color="C7", lw=1)
right.text(explained / 2, -14, "fitted − mean", color="C0", ha="center", fontsize=9)
right.text(explained + 4, left_over / 2, "residuals", color="C1", fontsize=9, va="center")
right.text(70, 34, "prices − mean", color="C3", ha="center", rotation=18.7, fontsize=9)
right.set(xlim=(-12, 250), ylim=(-40, 100), xlabel="length, thousand dollars")
right.set_aspect("equal")
plt.show()
