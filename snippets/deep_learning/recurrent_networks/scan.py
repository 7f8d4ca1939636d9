"""A linear recurrence, computed step by step, as a convolution and by a scan of few rounds."""

import numpy as np
from scipy.signal import fftconvolve

rng = np.random.default_rng(0)
T, N = 1024, 8
a = np.exp(-1 / np.geomspace(2, 500, N))  # state k forgets over 2 to 500 steps
b, c, x = rng.normal(size=N), rng.normal(size=N), rng.normal(size=T)

h, y, steps = np.zeros(N), np.zeros(T), 0
for t in range(T):  # as a recurrence: memory for N numbers
    h = a * h + b * x[t]
    y[t] = c @ h
    steps += 1

kernel = (c * b * a ** np.arange(T)[:, None]).sum(axis=1)  # what an input does k steps later
as_convolution = fftconvolve(x, kernel)[:T]

A, S, rounds = np.tile(a, (T, 1)), b * x[:, None], 0  # h_t = A_t h_{t-1} + S_t, one map for each t
while 2**rounds < T:  # join each map with the one 2^rounds places before it, all t at once
    k = 2**rounds
    A_before = np.vstack([np.ones((k, N)), A[:-k]])
    S_before = np.vstack([np.zeros((k, N)), S[:-k]])
    A, S, rounds = A * A_before, S + A * S_before, rounds + 1
by_scan = S @ c

for name, other in (("convolution", as_convolution), ("scan", by_scan)):
    assert np.allclose(y, other)  # fails if kernel or rounds are off by one step
    print(f"recurrence and {name} agree")
print(f"one after the other: {steps} steps; scan: {rounds} rounds")
d = 64  # an LSTM keeps h and c; attention keeps a key and a value for each token
for length in (100, 10_000):
    print(f"{length:6,} tokens read, numbers kept: LSTM {2 * d}, attention {2 * d * length:,}")
assert rounds == 10 and steps == T
