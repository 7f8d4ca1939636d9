"""The gain of SiLU, found by simulation and tried through fifty layers."""

import numpy as np

DEPTH, WIDTH = 50, 200


def silu(Z: np.ndarray) -> np.ndarray:
    """z times the sigmoid of z, without overflow for large negative z."""
    return Z * np.exp(-np.logaddexp(0, -Z))


def size_after(gain: float, seed: int) -> float:
    """Return the size of the last outputs when W has the standard deviation gain / √d_in."""
    rng = np.random.default_rng(seed)
    A = rng.normal(size=(100, WIDTH))
    for _ in range(DEPTH):
        A = silu(A @ rng.normal(0, gain / np.sqrt(WIDTH), (WIDTH, WIDTH)))
    return float(np.sqrt((A**2).mean()))


Z = np.random.default_rng(0).normal(size=1_000_000)
gain = 1 / np.sqrt((silu(Z) ** 2).mean())
print(
    f"share of the squares that SiLU keeps: {(silu(Z) ** 2).mean():.3f}, so the gain is {gain:.2f}"
)
after = {}
for name, g in (("1", 1.0), ("√2", np.sqrt(2)), ("1 / √share", gain)):
    sizes = [size_after(g, seed) for seed in range(5)]
    after[name] = np.exp(np.log(sizes).mean())  # the geometric mean of five draws
    print(f"gain {name:10s}: size after {DEPTH} layers about {after[name]:.0e}")
for scale in (0.1, 1, 10):
    print(f"  share kept at size {scale:4}: {(silu(scale * Z) ** 2).mean() / scale**2:.2f}")
assert after["1"] < 1e-10 and after["√2"] < 1e-4  # He's gain is one for ReLU
assert after["1 / √share"] > 30  # fails if the size 1 were a stable balance
