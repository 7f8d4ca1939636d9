"""Leave the area out of the house model: the coefficient of the rooms takes over its work."""

import numpy as np
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import cross_val_score

rng = np.random.default_rng(0)
n = 1_500
rooms = rng.integers(1, 8, n)
log_area = np.log(20 + 18 * rooms * rng.lognormal(0, 0.2, n))
log_price = 2.2 + 0.7 * log_area + 0.04 * rooms + rng.normal(0, 0.15, n)
both = np.column_stack([rooms, log_area])

long = LinearRegression().fit(both, log_price)
short = LinearRegression().fit(both[:, :1], log_price)
area_per_room = LinearRegression().fit(both[:, :1], log_area).coef_[0]
# Omitted-variable formula, exact in the sample.
assert np.isclose(short.coef_[0], long.coef_[0] + long.coef_[1] * area_per_room)
for name, X, model in (("rooms and area", both, long), ("rooms alone", both[:, :1], short)):
    r2 = cross_val_score(LinearRegression(), X, log_price, cv=5).mean()
    print(f"{name:15s} a room adds {model.coef_[0]:.3f} to the log price, held-out R2 {r2:.3f}")
print(f"a room comes with {area_per_room:.3f} more log area, worth {long.coef_[1]:.3f} each")
assert short.coef_[0] > 3 * 0.04 and abs(long.coef_[0] - 0.04) < 0.02
