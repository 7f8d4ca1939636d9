"""Four throws of a die: all 1,296 outcomes listed, events as masks, exact against simulated."""

from fractions import Fraction
from itertools import product

import numpy as np

outcomes = np.array(list(product(range(1, 7), repeat=4)))  # the sample space, shape (1296, 4)


def P(event: np.ndarray, given: np.ndarray | None = None) -> Fraction:
    """Return the exact probability of an event among equally likely outcomes.

    Args:
        event: Boolean mask over the outcomes, shape (1296,).
        given: Mask of the condition; by default no condition.

    Returns:
        Outcomes in both masks divided by outcomes in the condition.
    """
    given = np.ones(len(outcomes), dtype=bool) if given is None else given
    return Fraction(int((event & given).sum()), int(given.sum()))


some_six = (outcomes == 6).any(axis=1)
high = outcomes.sum(axis=1) >= 20
first_six, last_even = outcomes[:, 0] == 6, outcomes[:, 3] % 2 == 0

# The axioms: the whole space has probability 1, none is negative, disjoint events add up.
disjoint = outcomes[:, 0] == 1
assert P(first_six | ~first_six) == 1 and P(first_six & disjoint) == 0
assert P(first_six | disjoint) == P(first_six) + P(disjoint)
# What follows from them.
assert P(~some_six) == 1 - P(some_six) == Fraction(5, 6) ** 4
assert P(some_six | high) == P(some_six) + P(high) - P(some_six & high)
assert P(some_six & high) == P(some_six, given=high) * P(high)  # the product rule
assert P(first_six & last_even) == P(first_six) * P(last_even)  # independent
assert P(some_six & high) > P(some_six) * P(high)  # dependent

print(f"some six: {P(some_six)} = {float(P(some_six)):.4f}")
print(f"total of 20 or more: {P(high)} = {float(P(high)):.4f}")
print(f"some six, given 20 or more: {P(some_six, given=high)}")
print(f"20 or more, given some six: {P(high, given=some_six)}")

# Twenty-four throws of two dice have 36**24 outcomes: no list, but a complement and independence.
exact = 1 - (35 / 36) ** 24
rng = np.random.default_rng(0)
throws = rng.integers(1, 7, size=(100_000, 24, 2), dtype=np.int8)
simulated = (throws == 6).all(axis=2).any(axis=1).mean()
print(f"some double six in 24 throws: exact {exact:.4f}, simulated {simulated:.4f}")
assert abs(simulated - exact) < 4 * np.sqrt(exact * (1 - exact) / 100_000)
