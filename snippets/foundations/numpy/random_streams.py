"""Random generators: one seed per experiment, one stream per worker, no global seed."""

import numpy as np

print("same seed, same draws:", np.random.default_rng(7).integers(100, size=4))
assert np.array_equal(*(np.random.default_rng(7).normal(size=9) for _ in range(2)))


def split_with_global_state(log_noise: bool) -> np.ndarray:
    """Pick 5 of 100 rows after some other code has, or has not, drawn a number."""
    np.random.seed(7)  # noqa: NPY002
    if log_noise:
        np.random.normal()  # noqa: NPY002  somewhere in a library
    return np.random.choice(100, size=5, replace=False)  # noqa: NPY002


before, after = split_with_global_state(False), split_with_global_state(True)
print("test rows by the global seed:    ", before)
print("after one more draw elsewhere:   ", after)
assert not np.array_equal(before, after)


def estimate_pi(rng: np.random.Generator, n_points: int = 200_000) -> float:
    """Return 4 times the share of random points in the unit square that lie in the circle."""
    return float(4 * np.mean(np.sum(rng.random((n_points, 2)) ** 2, axis=1) < 1))


# One seed, four independent streams: any worker may run first, on any machine.
in_order = [estimate_pi(rng) for rng in np.random.default_rng(7).spawn(4)]
streams = np.random.default_rng(7).spawn(4)
backwards = [estimate_pi(streams[i]) for i in (3, 2, 1, 0)]
assert in_order == backwards[::-1] and len(set(in_order)) == 4
print("pi from four streams:", np.round(in_order, 4), f" mean {np.mean(in_order):.4f}")

# Handing the same seed to every worker is the classic mistake: no new information.
copies = [estimate_pi(np.random.default_rng(7)) for _ in range(4)]
print("the same seed four times:", np.round(copies, 4))
assert len(set(copies)) == 1
