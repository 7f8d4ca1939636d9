"""An A/B test planned for a minimum effect, checked for a sample-ratio mismatch, and read."""

import numpy as np
from scipy import stats
from statsmodels.stats.proportion import (
    confint_proportions_2indep,
    samplesize_proportions_2indep_onetail,
)

# Plan: from a baseline of 10 %, one point more must not be missed in more than 1 of 5 tests.
baseline, minimum, alpha, power = 0.10, 0.01, 0.05, 0.80
p_a, p_b = baseline, baseline + minimum
z_alpha, z_power = stats.norm.ppf(1 - alpha / 2), stats.norm.ppf(power)
mean_p = (p_a + p_b) / 2
root_null = np.sqrt(2 * mean_p * (1 - mean_p))
root_alternative = np.sqrt(p_a * (1 - p_a) + p_b * (1 - p_b))
n = int(np.ceil(((z_alpha * root_null + z_power * root_alternative) / minimum) ** 2))
reference = samplesize_proportions_2indep_onetail(
    minimum, baseline, power, alpha=alpha, alternative="two-sided"
)
assert abs(n - reference) < 0.01 * n
rule = 16 * mean_p * (1 - mean_p) / minimum**2
assert abs(rule / n - 1) < 0.03
print(f"plan: {n} users per arm; the rule 16 p (1 - p) / effect² says {rule:.0f}")

rng = np.random.default_rng(3)
A, B = rng.binomial(n, p_a, size=20_000), rng.binomial(n, p_b, size=20_000)
pooled = (A + B) / (2 * n)
z = (B - A) / n / np.sqrt(2 * pooled * (1 - pooled) / n)
print(f"simulated power {np.mean(np.abs(z) > z_alpha):.2f}")
assert abs(np.mean(np.abs(z) > z_alpha) - power) < 0.01

# Run: each of the users is assigned by a coin. Before any result, test the coin.
n_a = rng.binomial(2 * n, 0.5)
n_b = 2 * n - n_a
lost = rng.binomial(n_b, 0.06)  # in a second, broken test 6 % of B never get logged
for name, counts in (("healthy", [n_a, n_b]), ("broken", [n_a, n_b - lost])):
    print(f"{name}: {counts} users, sample-ratio p {stats.chisquare(counts).pvalue:.1g}")
assert stats.chisquare([n_a, n_b - lost]).pvalue < 0.001 < stats.chisquare([n_a, n_b]).pvalue

# Read: the difference with its interval, then the relative lift, by the delta method on its log.
s_a, s_b = rng.binomial(n_a, p_a), rng.binomial(n_b, p_b)
a, b = s_a / n_a, s_b / n_b
half = z_alpha * np.sqrt(a * (1 - a) / n_a + b * (1 - b) / n_b)
log_half = z_alpha * np.sqrt((1 - a) / s_a + (1 - b) / s_b)
lift = b / a * np.exp([-log_half, 0, log_half]) - 1
assert np.allclose(
    (b - a - half, b - a + half), confint_proportions_2indep(s_b, n_b, s_a, n_a, method="wald")
)
assert np.allclose(
    lift[[0, 2]] + 1, confint_proportions_2indep(s_b, n_b, s_a, n_a, compare="ratio", method="log")
)
print(f"A {a:.2%}, B {b:.2%}: difference {100 * (b - a):.2f} points, ", end="")
print(f"95 % interval {100 * (b - a - half):.2f} to {100 * (b - a + half):.2f}")
print(f"relative lift {lift[1]:.1%}, 95 % interval {lift[0]:.1%} to {lift[2]:.1%}")
