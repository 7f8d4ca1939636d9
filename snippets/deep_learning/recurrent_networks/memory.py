"""How far back the state of a random net can be asked for its inputs, by the eigenvalues of U."""

import matplotlib.pyplot as plt
import numpy as np

H, T, TRAIN, DELAYS = 50, 2000, 1300, range(1, 51)
SIZES = (0.5, 0.8, 0.95, 1.1, 1.5)


def read_back(size: float, strength: float, sheared: bool, seed: int) -> np.ndarray:
    """Return for each delay k the share R² of x_{t-k} that a linear map finds in h_t, held out."""
    rng = np.random.default_rng(seed)
    U = size * np.linalg.qr(rng.normal(size=(H, H)))[0]  # all eigenvalues have this absolute value
    if sheared:  # the same eigenvalues, but U now stretches some directions and squeezes others
        S = np.linalg.qr(rng.normal(size=(H, H)))[0] * np.geomspace(1, 30, H)
        U = S @ U @ np.linalg.inv(S)
    W, x, h, states = rng.normal(size=H) * strength, rng.normal(size=T), np.zeros(H), []
    for t in range(T):
        h = np.tanh(x[t] * W + h @ U)
        states.append(h)
    states = np.array(states)[100:]
    past = np.stack([x[100 - k : T - k] for k in DELAYS], axis=1)  # (T - 100, delays)
    coef = np.linalg.lstsq(states[:TRAIN], past[:TRAIN])[0]
    rest = past[TRAIN:] - states[TRAIN:] @ coef
    return 1 - rest.var(axis=0) / past[TRAIN:].var(axis=0)


fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
reach = {}
print("inputs  eigenvalues", *(f"{size:6}" for size in SIZES))
for strength, sheared in ((0.001, False), (0.1, False), (0.1, True), (0.5, False)):
    print(f"{strength:6}  {'sheared' if sheared else 'rotation':11s}", end="")
    for k, size in enumerate(SIZES[:2] if sheared else SIZES):
        curves = [read_back(size, strength, sheared, seed) for seed in range(5)]
        steps = sorted(int((curve > 0.5).sum()) for curve in curves)
        reach[strength, sheared, size] = steps
        print(f"{steps[0]:4d}-{steps[-1]:2d}", end="")
        if strength == 0.1 and not sheared and size < 1:
            ax.plot(DELAYS, np.mean(curves, axis=0), f"C{k}", label=f"eigenvalues {size}")
    print()
ax.set(xlabel="steps ago", ylabel="share of the input read back (R²)", ylim=(0, 1.05))
ax.legend(title="inputs of size 0.1")
weak = [reach[0.1, False, size] for size in SIZES[:3]]
# fails if U is not scaled
assert all(max(a) < min(b) for a, b in zip(weak[:-1], weak[1:], strict=True))
# fails without tanh: then the strength of the inputs is nothing
assert min(reach[0.001, False, 0.5]) > max(reach[0.1, False, 0.5]) + 5
assert max(reach[0.1, True, 0.8]) < min(reach[0.1, False, 0.8])  # fails if S is a rotation too
plt.show()
