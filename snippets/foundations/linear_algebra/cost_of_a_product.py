"""What a matrix product costs: operations, memory and CPU time as n grows, and brackets."""

import time
import timeit
from collections.abc import Callable

import numpy as np


def cpu_seconds(work: Callable[[], object], k: int) -> float:
    """Return the CPU time of one call, the shortest of three times k."""
    return min(timeit.repeat(work, timer=time.process_time, number=k, repeat=3)) / k


print("      n  operations 2n³  memory 8n² bytes")
for n in (1_000, 10_000, 100_000):
    print(f"{n:7d}           {2 * n**3:.0e}  {8 * n**2 / 1e9:13.3f} GB")

rng = np.random.default_rng(0)
small, large = rng.normal(size=(400, 400)), rng.normal(size=(800, 800))
growth = cpu_seconds(lambda: large @ large, 5) / cpu_seconds(lambda: small @ small, 40)
print(f"twice the n, CPU time of the product: ~{growth:.0f} times")

A, B, v = rng.normal(size=(800, 800)), rng.normal(size=(800, 800)), rng.normal(size=800)
n = len(v)
matrix_first = 2 * n**3 + 2 * n**2
vector_first = 4 * n**2
assert np.allclose((A @ B) @ v, A @ (B @ v))
print(f"by the formulas, (A B) v: {matrix_first:.2e} operations; A (B v): {vector_first:.2e}")
ratio = cpu_seconds(lambda: (A @ B) @ v, 5) / cpu_seconds(lambda: A @ (B @ v), 500)
print(f"CPU time of (A B) v: ~{ratio:.0f} times that of A (B v)")
