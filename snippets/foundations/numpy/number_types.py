"""What number types do in silence: wrap around, lose digits, spread NaN, change the type."""

import numpy as np

pixels = np.array([200, 100], dtype=np.uint8)
print("uint8 200 + 100 =", (pixels + pixels[::-1])[0], "; 100 - 200 =", (pixels[::-1] - pixels)[0])
print("int64 2**62 * 2 =", (np.array([2**62]) * 2)[0])
assert (pixels + pixels[::-1])[0] == 300 - 256  # no warning: arithmetic modulo 2^8
sevens = np.array([7, -7])
print("7 and -7: / 2 gives", sevens / 2, " // 2 gives", sevens // 2)

X = np.full((1_000_000, 2), 0.1, dtype=np.float32)
print(f"a million times 0.1 in float32: by sum(axis=0) {X.sum(axis=0)[0]:.0f}", end="")
print(f", asked to add in float64 {X.sum(axis=0, dtype=np.float64)[0]:.1f}")
print(f"one contiguous float32 column: {np.ascontiguousarray(X[:, 0]).sum():.0f}")
assert X.sum(axis=0)[0] > 100_900  # off by almost one percent
assert np.float32(2**24) + np.float32(1) == np.float32(2**24)  # 24 bits of precision

x = np.array([1.0, np.nan, 3.0])
print("with a NaN: mean", x.mean(), " nanmean", np.nanmean(x), " x == nan", x == np.nan)
assert np.isnan(x).tolist() == [False, True, False] and np.isnan(np.sort(x)[-1])

# NEP 50: the type of an array or NumPy scalar counts, the value doesn't; Python numbers adapt.
print("float32 array + 0.1:            ", (np.ones(2, np.float32) + 0.1).dtype)
print("float32 array + np.float64(0.1):", (np.ones(2, np.float32) + np.float64(0.1)).dtype)
print("np.float32(1) + 0.1:            ", (np.float32(1) + 0.1).dtype)
print("int64 array + float32 array:    ", (np.ones(2, np.int64) + np.ones(2, np.float32)).dtype)
try:
    pixels + 300
except OverflowError as error:
    print("uint8 array + 300:", error)
