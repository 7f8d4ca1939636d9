"""A depot placed by gradient descent where the mean distance to car-sharing zones is smallest."""

import matplotlib.pyplot as plt
import numpy as np
import plotly.express as px
from scipy.optimize import minimize

cars = px.data.carshare()  # Montreal, one row per zone
lat, lon = cars["centroid_lat"].to_numpy(), cars["centroid_lon"].to_numpy()
weight = (cars["car_hours"] / cars["car_hours"].sum()).to_numpy()
km = 111.2  # per degree of latitude; a degree of longitude is shorter by the cosine
P = km * np.column_stack([(lon - lon.mean()) * np.cos(np.radians(lat.mean())), lat - lat.mean()])


def cost(c: np.ndarray) -> float:
    """Return the mean distance in km from c, shape (2,), weighted by hours of use."""
    return float(weight @ np.linalg.norm(P - c, axis=1))


def gradient(c: np.ndarray) -> np.ndarray:
    """Return its gradient: the weighted mean of unit vectors from the zones to c."""
    away = c - P
    return weight @ (away / np.linalg.norm(away, axis=1, keepdims=True))


c = np.array([-6.0, 6.0])
path = [c]
while np.linalg.norm(gradient(c)) > 1e-6:
    c = c - 2.0 * gradient(c)
    path.append(c)
center = weight @ P
reference = minimize(cost, center, jac=gradient, options={"gtol": 1e-8}).x
print(f"start {cost(path[0]):.3f} km, depot {cost(c):.3f} km after {len(path) - 1} steps")
print(f"center of mass {cost(center):.3f} km, {np.linalg.norm(c - center):.2f} km from the depot")
assert np.allclose(c, reference, atol=1e-4) and cost(c) < cost(center)

fig, ax = plt.subplots(figsize=(7, 4.2), layout="constrained")
ax.scatter(*P.T, s=60 * weight / weight.max(), color="C7", alpha=0.6)
ax.plot(*np.array(path).T, "o-", ms=3, color="C0")
ax.plot(*center, "s", color="C1")
ax.text(center[0] - 0.3, center[1] - 0.6, "center of mass", color="C1", ha="right")
ax.text(c[0] + 0.3, c[1] + 0.1, "depot", color="C0")
ax.text(path[0][0], path[0][1] + 0.4, "start", color="C0")
ax.set(xlabel="km east", ylabel="km north", aspect="equal")
plt.show()
