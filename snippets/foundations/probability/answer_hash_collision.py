"""How many random 32-bit ids until two collide with probability one half."""

import numpy as np


def p_collision(n_keys: int, n_slots: int) -> float:
    """Return the probability that n_keys uniform keys are not all different.

    The complement is the product of (1 - i / n_slots): a sum of logarithms does not underflow.
    """
    return float(-np.expm1(np.sum(np.log1p(-np.arange(n_keys) / n_slots))))


low, high = 1, 200_000
while high - low > 1:  # the smallest n with probability of at least 1/2, by bisection
    middle = (low + high) // 2
    low, high = (low, middle) if p_collision(middle, 2**32) >= 0.5 else (middle, high)
print(f"birthdays: 23 people, {p_collision(23, 365):.4f}")
print(f"32-bit ids: {high} keys reach one half, {high / 2**32:.6%} of the slots")
print(f"64-bit ids: a million keys collide with probability {p_collision(10**6, 2**64):.1e}")

rng = np.random.default_rng(0)
keys = np.sort(rng.integers(2**32, size=(400, high), dtype=np.uint32), axis=1)
simulated = (np.diff(keys, axis=1) == 0).any(axis=1).mean()
print(f"simulated with {high} keys: {simulated:.2f}")
assert abs(simulated - 0.5) < 4 * np.sqrt(0.25 / 400)
assert np.isclose(p_collision(10**6, 2**64), 10**12 / 2**65, rtol=0.01)  # about n² / (2 slots)
