"""The prosecutor's fallacy: a one-in-a-million match found by searching eight million people."""

import numpy as np

n_people, match_rate = 8_000_000, 1e-6  # one of them is guilty and matches for certain


def p_guilty(prior: float) -> float:
    """Return P(guilty | match) by Bayes' theorem."""
    return prior / (prior + match_rate * (1 - prior))


expected = match_rate * (n_people - 1)
print(f"innocent people who match: {expected:.1f} expected")
print(f"P(match | innocent) = {match_rate:.6f}")
print(f"P(innocent | match) = {1 - p_guilty(1 / n_people):.3f} if the database is all we know")
print(
    f"P(innocent | match) = {1 - p_guilty(1 / 100):.6f} if it was one of 100 people in the building"
)
assert np.isclose(p_guilty(1 / n_people), 1 / (1 + expected))

rng = np.random.default_rng(0)
innocent_matches = rng.binomial(n_people - 1, match_rate, size=100_000)
guilty_share = 1 / np.mean(1 + innocent_matches)  # one guilty person per world, over all matches
print(f"simulated: {1 - guilty_share:.3f} of all matching people are innocent")
assert np.isclose(guilty_share, p_guilty(1 / n_people), rtol=0.01)
