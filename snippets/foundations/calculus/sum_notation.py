"""The rules of sum notation, each checked, and how a sum and an integral bound each other."""

import numpy as np

rng = np.random.default_rng(0)
a, b = rng.normal(size=(2, 50))
A = rng.normal(size=(3, 4))
n = len(a)

total = 0.0
for i in range(n):  # this loop is what the sign means
    total += a[i]
assert np.isclose(total, a.sum())
assert np.isclose((2 * a + 3 * b).sum(), 2 * a.sum() + 3 * b.sum())  # constants and sums move out
assert np.isclose(np.full(n, 7.0).sum(), n * 7)  # a constant, added n times
assert not np.isclose((a * b).sum(), a.sum() * b.sum())  # products do not split
assert np.isclose(A.sum(axis=0).sum(), A.sum(axis=1).sum())  # the order of two sums is free
assert np.isclose(np.diff(a).sum(), a[-1] - a[0])  # telescoping: neighbors cancel
assert np.isclose(((a - a.mean()) ** 2).sum(), (a**2).sum() - n * a.mean() ** 2)

print(f"1 + 2 + ... + 100 = {sum(range(1, 101))}, formula {100 * 101 // 2}")
q = 0.9  # a geometric sum, the weight of all discounted future steps
print(f"0.9^0 + ... + 0.9^99 = {sum(q**k for k in range(100)):.4f}, limit {1 / (1 - q):.0f}")
assert np.isclose(sum(q**k for k in range(100)), (1 - q**100) / (1 - q))

print("        n  1 + 1/2 + ... + 1/n      ln n  difference")
for n in (10, 1_000, 1_000_000):
    harmonic = np.sum(1 / np.arange(1, n + 1))
    assert np.log(n + 1) < harmonic < 1 + np.log(n)  # areas under 1/x from both sides
    print(f"{n:9d} {harmonic:20.4f} {np.log(n):9.4f} {harmonic - np.log(n):11.4f}")
assert np.isclose(harmonic - np.log(n), np.euler_gamma, atol=1e-6)

p = np.full(1000, 0.4)  # probabilities of a thousand independent events
print(f"product of 1000 probabilities: {p.prod()}, sum of their logs: {np.log(p).sum():.1f}")
assert p.prod() == 0  # too small for a float
