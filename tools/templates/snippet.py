"""Says in one line what this file shows."""

samples = [1.0, 2.0, 4.0]
mean = sum(samples) / len(samples)
print(f"mean: {mean:.3f}")
assert min(samples) < mean < max(samples)
