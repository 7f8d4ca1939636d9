"""From which discount factor on a late prize is worth more than a small wage now."""

import numpy as np
from scipy.optimize import brentq


def value_of_wage(gamma: float) -> float:
    """Earn 1 at each of 10 steps."""
    return float(np.sum(gamma ** np.arange(10)))


def value_of_prize(gamma: float) -> float:
    """Earn 20 once, at step 30."""
    return 20 * gamma**29


border = brentq(lambda gamma: value_of_prize(gamma) - value_of_wage(gamma), 0.5, 1)
print(f"indifferent at gamma = {border:.4f}, effective horizon {1 / (1 - border):.1f} steps")
for gamma in (0.9, 0.99):
    print(f"gamma {gamma}: wage {value_of_wage(gamma):.2f}, prize {value_of_prize(gamma):.2f}")
assert value_of_wage(0.9) > value_of_prize(0.9) and value_of_wage(0.99) < value_of_prize(0.99)
