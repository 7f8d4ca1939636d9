"""Stopping when values change little promises less than it seems; the factor gamma / (1 - gamma) mends it."""

TOLERANCE = 0.01
for gamma in (0.5, 0.9, 0.99):
    # One state that pays 1 for ever: the value is 1 / (1 - gamma).
    truth = 1 / (1 - gamma)
    v, naive = 0.0, None
    while True:
        new = 1 + gamma * v
        change, v = abs(new - v), new
        if naive is None and change <= TOLERANCE:
            naive = truth - v
        if change * gamma / (1 - gamma) <= TOLERANCE:
            break
    print(
        f"gamma {gamma}: error when changes fall below {TOLERANCE}: {naive:.3f}; with the factor: {truth - v:.3f}"
    )
    assert truth - v <= TOLERANCE
    assert gamma < 0.9 or naive > 5 * TOLERANCE
