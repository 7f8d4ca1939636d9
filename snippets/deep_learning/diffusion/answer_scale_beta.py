"""The factor on the linear betas that leaves as little signal in a tenth of the steps."""

import numpy as np
from scipy.optimize import brentq

goal = np.log1p(-np.linspace(1e-4, 0.02, 1000)).sum()  # log of what is left of the variance
short = np.linspace(1e-4, 0.02, 100)
factor = brentq(lambda k: np.log1p(-k * short).sum() - goal, 1, 40)
print(f"left after 1000 steps {np.exp(goal):.1e}, the same after 100 with betas {factor:.1f} times")
assert 9 < factor < 10  # fails for the factor that keeps the sum of the betas, 10
