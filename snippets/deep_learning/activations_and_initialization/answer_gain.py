"""The gain of SiLU, found by simulation and tried through fifty layers from three sizes."""

import numpy as np

DEPTH, WIDTH = 50, 200


def silu(Z: np.ndarray) -> np.ndarray:
    """z times the sigmoid of z, without overflow for large negative z."""
    return Z * np.exp(-np.logaddexp(0, -Z))


def size_after(start: float, gain: float, seed: int) -> float:
    """Carry rows of size `start` on, W of standard deviation gain / √d_in; return the last size."""
    rng = np.random.default_rng(seed)
    A = start * rng.normal(size=(100, WIDTH))
    for _ in range(DEPTH):
        A = silu(A @ rng.normal(0, gain / np.sqrt(WIDTH), (WIDTH, WIDTH)))
    return float(np.sqrt((A**2).mean()))


Z = np.random.default_rng(0).normal(size=1_000_000)
share = (silu(Z) ** 2).mean()
gain = 1 / np.sqrt(share)
print(f"share of the squares that SiLU keeps at size 1: {share:.3f}, so the gain is {gain:.2f}")
print(f"so A, whose size is 1 / gain = {1 / gain:.2f}, gives Z the size 1, and that gives A again")
after = {}
for factor in (0.5, 1, 2):
    logs = [np.log10(size_after(factor / gain, gain, seed)) for seed in range(5)]
    after[factor] = np.mean(logs)
    print(f"  start at {factor:3} of it: size after {DEPTH} layers about {10 ** after[factor]:.0e}")
for scale in (0.1, 1, 10):
    print(f"  share kept at size {scale:4}: {(silu(scale * Z) ** 2).mean() / scale**2:.2f}")
assert after[0.5] < -3 and after[2] > 2  # both fail if the size 1 were a stable balance
