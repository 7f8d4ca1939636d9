"""How far back a random state can be asked for its inputs, by the size of the eigenvalues of U."""

import matplotlib.pyplot as plt
import numpy as np

H, T, TRAIN, DELAYS = 50, 2000, 1300, range(1, 51)


def read_back(size: float, strength: float, rng: np.random.Generator) -> np.ndarray:
    """Return for each delay how well a linear map finds x_{t-k} in the state h_t, R² held out."""
    U = size * np.linalg.qr(rng.normal(size=(H, H)))[0]  # all eigenvalues have this absolute value
    W, x, h, states = rng.normal(size=H) * strength, rng.normal(size=T), np.zeros(H), []
    for t in range(T):
        h = np.tanh(x[t] * W + h @ U)
        states.append(h)
    S = np.array(states)[100:]
    past = np.stack([x[100 - k : T - k] for k in DELAYS], axis=1)  # (T - 100, delays)
    coef = np.linalg.lstsq(S[:TRAIN], past[:TRAIN])[0]
    rest = past[TRAIN:] - S[TRAIN:] @ coef
    return 1 - rest.var(axis=0) / past[TRAIN:].var(axis=0)


fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
reach = {}
for strength in (0.1, 0.5):
    for k, size in enumerate((0.5, 0.8, 0.95, 1.5)):
        curves = [read_back(size, strength, np.random.default_rng(seed)) for seed in range(5)]
        reach[strength, size] = steps = [int((curve > 0.5).sum()) for curve in curves]
        far = f"{min(steps):2d} to {max(steps):2d} steps ago"
        print(f"inputs of size {strength}, eigenvalues {size:4}: reads back {far}")
        if strength == 0.1 and size < 1:  # beyond 1 nothing is left to draw
            ax.plot(DELAYS, np.mean(curves, axis=0), color=f"C{k}")
            ax.annotate(f"{size}", (steps[0] + 0.5, 0.5), color=f"C{k}")
ax.set(xlabel="steps ago", ylabel="share of the input read back (R²)", ylim=(0, 1.05))
weak = [reach[0.1, size] for size in (0.5, 0.8, 0.95)]
# fails if U is not scaled
assert all(max(a) < min(b) for a, b in zip(weak[:-1], weak[1:], strict=True))
assert max(reach[0.1, 1.5]) < 4 and max(reach[0.5, 0.95]) < min(reach[0.1, 0.8])
plt.show()
