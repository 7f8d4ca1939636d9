"""Of 1,000 women 98 test positive and 9 of those are ill; the share grows with the base rate."""

import matplotlib.pyplot as plt
import numpy as np

prior, sensitivity, false_alarm = 0.01, 0.90, 0.09  # P(ill), P(+ | ill), P(+ | healthy)


def posterior(prior: float | np.ndarray) -> float | np.ndarray:
    """Return P(ill | +) by Bayes' theorem; the denominator is the law of total probability."""
    positive = sensitivity * prior + false_alarm * (1 - prior)
    return sensitivity * prior / positive


# The same in counts of 1,000 people.
ill = round(1000 * prior)
true_positive = round(ill * sensitivity)
false_positive = round((1000 - ill) * false_alarm)
print(f"{true_positive} ill and {false_positive} healthy among the positive")
print(f"P(ill | +): counts {true_positive / (true_positive + false_positive):.4f}")

rng = np.random.default_rng(0)
n = 1_000_000
is_ill = rng.random(n) < prior
is_positive = rng.random(n) < np.where(is_ill, sensitivity, false_alarm)
simulated = is_ill[is_positive].mean()
print(f"P(ill | +): formula {posterior(prior):.4f}, simulated {simulated:.4f}")
assert abs(simulated - posterior(prior)) < 4 * np.sqrt(0.1 * 0.9 / is_positive.sum())
twice = posterior(
    posterior(prior)
)  # the first posterior is the prior of a second, independent test
print(f"P(ill | + +) = {twice:.4f}")
odds = prior / (1 - prior) * (sensitivity / false_alarm) ** 2
assert np.isclose(twice, odds / (1 + odds))  # in odds, each positive multiplies by 10
is_positive_again = rng.random(n) < np.where(is_ill, sensitivity, false_alarm)
assert abs(is_ill[is_positive & is_positive_again].mean() - twice) < 0.02

kind = np.repeat([0, 1, 2, 3], [true_positive, false_positive, ill - true_positive, 901])
y, x = np.divmod(np.arange(1000), 40)  # row by row from below, 40 people each
fig, (left, right) = plt.subplots(
    1, 2, figsize=(7, 3.1), width_ratios=[1.5, 1], layout="constrained"
)
labels = ["9 ill, +", "89 healthy, +", "1 ill, −", "901 healthy, −"]
places = [(-0.5, -3), (11, -3), (30, -3), (-0.5, 25.5)]
for k, color in enumerate(["C4", "C1", "C3", "C7"]):
    left.scatter(x[kind == k], y[kind == k], s=8, color=color, rasterized=True)
    left.text(*places[k], labels[k], color=color)
left.set(ylim=(-4, 28), aspect="equal")
left.axis("off")
base_rate = np.logspace(-4, 0, 60)
right.semilogx(base_rate, posterior(base_rate), color="C0")
for rate in (0.01, 0.1, 0.5):
    right.plot(rate, posterior(rate), "o", color="C4")
    right.annotate(
        f"{posterior(rate):.0%}",
        (rate, posterior(rate)),
        xytext=(-32, 0),
        textcoords="offset points",
        color="C4",
    )
right.set(xlabel="base rate P(ill)", ylabel="P(ill | positive)", ylim=(0, 1.03))
plt.show()
