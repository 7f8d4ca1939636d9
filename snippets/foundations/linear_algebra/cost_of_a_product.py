"""What a matrix product costs: operations, memory and time as n grows, and the cost of brackets."""

import time
from collections.abc import Callable

import numpy as np


def best_time(work: Callable[[], object], repeats: int = 7) -> float:
    """Return the shortest of several timings in seconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


print("      n  operations 2n³  memory 8n² bytes")
for n in (1_000, 10_000, 100_000):
    print(f"{n:7d}           {2 * n**3:.0e}  {8 * n**2 / 1e9:13.3f} GB")

rng = np.random.default_rng(0)
small, large = rng.normal(size=(400, 400)), rng.normal(size=(800, 800))
growth = best_time(lambda: large @ large) / best_time(lambda: small @ small)
print(f"twice the n, time of the product: ~{growth:.0f} times")
assert 2.5 < growth < 30  # 2^3 = 8, give or take cache effects and a busy machine

A, B, v = rng.normal(size=(800, 800)), rng.normal(size=(800, 800)), rng.normal(size=800)
n = len(v)
matrix_first = 2 * n**3 + 2 * n**2
vector_first = 4 * n**2
assert np.allclose((A @ B) @ v, A @ (B @ v))
assert best_time(lambda: (A @ B) @ v) > 5 * best_time(lambda: A @ (B @ v))
print(f"(A B) v: {matrix_first:.2e} operations; A (B v): {vector_first:.2e}")
