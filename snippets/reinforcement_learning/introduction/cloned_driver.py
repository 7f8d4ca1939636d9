"""Cars still on a ridge road: the teacher, two clones of it, and a clone that was corrected."""

import matplotlib.pyplot as plt
import numpy as np
from sklearn.neighbors import KNeighborsRegressor

T, EDGE = 200, 1.75  # steps of 0.1 s; the road ends 1.75 m from its middle
rng = np.random.default_rng(0)


def teacher(states):
    """Steering (rad per step) from offset (m) and heading (rad), shape (n, 2)."""
    return -0.05 * states[:, 0] - 0.6 * states[:, 1]


def drive(policy, n):
    """Drive n cars at 20 m/s on a road that falls away on both sides; return (T, n, 2)."""
    states, path = np.zeros((n, 2)), []
    for _ in range(T):
        path.append(states)
        slope = 0.02 * states[:, 0]  # the further out, the stronger the pull outward
        heading = states[:, 1] + slope + policy(states) + rng.normal(0, 0.03, n)
        states = np.column_stack([states[:, 0] + 2.0 * heading, heading])
        states = np.clip(states, [-3, -0.5], [3, 0.5])  # far off the road: stuck
    return np.array(path)


def on_road(path):
    """Share of cars that have not left the road up to each step."""
    return np.mean(np.cumsum(np.abs(path[..., 0]) > EDGE, axis=0) == 0, axis=1)


def fit(X):
    return KNeighborsRegressor(5).fit(X, teacher(X))


expert = drive(teacher, 100)
drives = drive(teacher, 3)
students = {"clone of 1 drive": fit(drives[:, 0]), "clone of 3 drives": fit(drives.reshape(-1, 2))}
visited = drive(students["clone of 1 drive"].predict, 2).reshape(-1, 2)
students["1 drive, 2 corrected"] = fit(np.vstack([drives[:, 0], visited]))  # teacher labels them

fig, ax = plt.subplots(figsize=(7, 3), layout="constrained")
seconds = np.arange(T) / 10
ax.plot(seconds, on_road(expert), color="C7", ls="--")
print(f"{'teacher':22s}on the road {on_road(expert)[-1]:.2f}")
stayed, errors = {}, {}
for color, (name, student) in enumerate(students.items()):
    path = drive(student.predict, 100)
    seen, own = expert.reshape(-1, 2)[::9], path.reshape(-1, 2)[::9]
    own = own[np.abs(own[:, 0]) < EDGE]
    errors[name] = [1000 * np.abs(student.predict(s) - teacher(s)).mean() for s in (seen, own)]
    stayed[name] = on_road(path)[-1]
    print(
        f"{name:22s}on the road {stayed[name]:.2f}, steering error (mrad) in the teacher's states "
        f"{errors[name][0]:.1f}, in its own {errors[name][1]:.1f}"
    )
    ax.plot(seconds, on_road(path), color=f"C{color}")
    ax.annotate(name, (20, stayed[name]), (5, -3), textcoords="offset points", color=f"C{color}")
assert stayed["clone of 1 drive"] < 0.9 < stayed["1 drive, 2 corrected"]
assert stayed["clone of 3 drives"] < stayed["1 drive, 2 corrected"]
assert errors["clone of 1 drive"][1] > 1.5 * errors["clone of 1 drive"][0]
ax.set(xlabel="time (s)", ylabel="share of cars still on the road", xlim=(0, 26), ylim=(0.4, 1.03))
plt.show()
