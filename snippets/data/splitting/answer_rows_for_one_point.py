"""How many test rows show one percentage point between two models, unpaired and paired."""

import numpy as np

rng = np.random.default_rng(0)
a, b, z = 0.91, 0.90, 1.96 + 0.84  # two-sided 5 % and a chance of 80 % to see it
unpaired = z**2 * (a * (1 - a) + b * (1 - b)) / (a - b) ** 2
# On the same rows only disagreements count: A alone is right on 3 %, B alone on 2 %.
only_a, only_b = 0.03, 0.02
paired = z**2 * (only_a + only_b - (a - b) ** 2) / (a - b) ** 2
print(f"separate test sets: {unpaired:,.0f} rows each; the same test set: {paired:,.0f} rows")

n = round(paired)
trials = rng.choice([1, -1, 0], p=[only_a, only_b, 1 - only_a - only_b], size=(1000, n))
mean, error = trials.mean(axis=1), trials.std(axis=1) / np.sqrt(n)
seen = np.mean(mean > 1.96 * error)
print(f"with {n:,d} shared rows the better model wins significantly in {seen:.2f} of 1,000 trials")
assert abs(seen - 0.8) < 0.05 and unpaired > 3 * paired
