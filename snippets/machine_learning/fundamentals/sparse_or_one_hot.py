"""One-hot targets cost memory and time that grow with the classes; class numbers do not."""

import time
import tracemalloc
from collections.abc import Callable

import numpy as np
import torch
import torch.nn.functional as F


def best_time(work: Callable[[], object], repeats: int = 5) -> float:
    """Seconds of the fastest of several calls."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def one_hot(k: np.ndarray, n_classes: int) -> np.ndarray:
    Y = np.zeros((len(k), n_classes), dtype=np.float32)
    Y[np.arange(len(k)), k] = 1
    return Y


rng = np.random.default_rng(0)
n = 500
classes = np.array([10, 100, 1000, 10_000])
megabytes, seconds = [], []
print("classes  targets: one-hot MB  numbers MB   loss: one-hot ms   numbers ms")
for K in classes:
    logp = torch.log_softmax(torch.from_numpy(rng.normal(size=(n, K)).astype(np.float32)), dim=1)
    k = rng.integers(0, K, n)
    tracemalloc.start()
    Y = one_hot(k, K)
    dense_mb = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    Y, numbers = torch.from_numpy(Y), torch.from_numpy(k)
    dense, sparse = -(Y * logp).sum() / n, F.nll_loss(logp, numbers)
    assert torch.allclose(dense, sparse, rtol=1e-4)
    times = (
        best_time(lambda Y=Y, logp=logp: -(Y * logp).sum() / n),
        best_time(lambda numbers=numbers, logp=logp: F.nll_loss(logp, numbers)),
    )
    megabytes.append(dense_mb)
    seconds.append(times)
    print(
        f"{K:7d}{dense_mb:21.2f}{k.nbytes / 1e6:12.3f}"
        f"   {'~%.2g' % (times[0] * 1e3):>16s}   {'~%.2g' % (times[1] * 1e3):>10s}"
    )

slope = np.polyfit(np.log(classes[1:]), np.log(megabytes[1:]), 1)[0]
print(f"one-hot memory grows as classes to the power {slope:.1f}")
assert 0.9 < slope < 1.1
assert seconds[-1][0] > 5 * seconds[-1][1]
