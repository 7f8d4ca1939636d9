"""A game that circles: played at once it spirals out, with the R1 penalty it spirals in."""

import matplotlib.pyplot as plt
import numpy as np

RATE = 0.1


def play(gamma: float = 0.0, in_turn: bool = False, steps: int = 500) -> np.ndarray:
    """Return the path (steps + 1, 2) of w, which goes down, and of v, which goes up.

    The Dirac game (Mescheder et al., 2018): real rows at 0, fakes at w, the logit of D is v x.
    The value is log s(0) + log(1 - s(v w)), with the logistic function s.
    """
    path = [(1.0, 0.0)]
    for _ in range(steps):
        w, v = path[-1]
        v_new = v - RATE * (w / (1 + np.exp(-v * w)) + gamma * v)  # R1: gamma / 2 times v squared
        if in_turn:
            v = v_new
        path.append((w + RATE * v / (1 + np.exp(-v * w)), v_new))
    return np.array(path)


M = np.eye(2) + RATE * np.array([[0, 0.5], [-0.5, 0]])  # one step near (0, 0), where s = 1/2
growth = abs(np.linalg.eigvals(M)).max()
print(f"length of the eigenvalues, with rate {RATE}: {growth:.5f}")
paths = {"at once": play(), "in turn": play(in_turn=True), "R1": play(gamma=0.3)}
ends = {name: np.hypot(*path[-1]) for name, path in paths.items()}
for name, end in ends.items():
    print(f"{name:8s} distance after 500 steps {end:.2f}")
longer = np.hypot(*play(in_turn=True, steps=5000)[-1])
mean = np.hypot(*paths["in turn"].mean(axis=0))
print(f"in turn, 5,000 steps {longer:.2f}; mean of the first 500 places {mean:.2f}")
weak = [np.hypot(*play(gamma=gamma, steps=3000)[-1]) for gamma in (0.02, 0.03)]
print(f"R1, 3,000 steps: gamma 0.02 {weak[0]:.1f}, gamma 0.03 {weak[1]:.1f}")
assert abs(growth - np.sqrt(1 + RATE**2 / 4)) < 1e-12  # 1 if the loop were stable
assert ends["at once"] > 1.2 and ends["R1"] < 0.01 and abs(longer - 1) < 0.1 and mean < 0.1
assert weak[0] > 1 > weak[1]  # the bound is gamma = RATE / 4

fig, axes = plt.subplots(1, 3, figsize=(7, 2.7), sharex=True, sharey=True, layout="constrained")
for ax, (name, path) in zip(axes, paths.items(), strict=True):
    ax.plot(*path.T, "C0", lw=1)
    ax.plot(0, 0, "C1o")
    ax.plot(*path[0], "C3s")
    ax.set(title=name, xlabel="w", aspect="equal")
axes[0].set_ylabel("v")
plt.show()
