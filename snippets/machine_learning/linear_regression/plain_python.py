"""Linear regression with any number of features and no library, on eight houses."""

areas = [52, 64, 75, 83, 96, 108, 121, 140]  # square meters
ages = [31, 12, 40, 8, 25, 3, 45, 18]  # years
prices = [148, 205, 196, 262, 254, 329, 291, 389]  # thousand dollars


def solve(A: list[list[float]], b: list[float]) -> list[float]:
    """Solve A w = b, with A of shape (p, p), by elimination with row exchanges."""
    p = len(b)
    rows = [row + [value] for row, value in zip(A, b, strict=True)]
    for k in range(p):
        pivot = max(range(k, p), key=lambda i: abs(rows[i][k]))
        rows[k], rows[pivot] = rows[pivot], rows[k]
        for i in range(k + 1, p):
            factor = rows[i][k] / rows[k][k]
            rows[i] = [a - factor * c for a, c in zip(rows[i], rows[k], strict=True)]
    w = [0.0] * p
    for k in reversed(range(p)):
        known = sum(rows[k][j] * w[j] for j in range(k + 1, p))
        w[k] = (rows[k][p] - known) / rows[k][k]
    return w


def fit(columns: list[list[float]], y: list[float]) -> list[float]:
    """Return intercept and slopes that minimize the sum of squared residuals.

    Args:
        columns: One list of n values per feature.
        y: Targets, n values.
    """
    X = [[1.0] * len(y), *columns]  # stored by column: the first is the intercept's
    gram = [[sum(a * c for a, c in zip(u, v, strict=True)) for v in X] for u in X]  # X'X
    moment = [sum(a * t for a, t in zip(u, y, strict=True)) for u in X]  # X'y
    return solve(gram, moment)


for name, columns in (("area", [areas]), ("area and age", [areas, ages])):
    w = fit(columns, prices)
    guesses = [
        w[0] + sum(s * v for s, v in zip(w[1:], x, strict=True)) for x in zip(*columns, strict=True)
    ]
    rest = [price - guess for price, guess in zip(prices, guesses, strict=True)]
    print(f"{name}: intercept {w[0]:.2f}, slopes {', '.join(f'{s:.3f}' for s in w[1:])};", end=" ")
    print(f"squared residuals sum to {sum(r * r for r in rest):.1f}")
    # What is left is orthogonal to every column: no feature can explain any more of it.
    for column in ([1.0] * len(prices), *columns):
        assert abs(sum(r * v for r, v in zip(rest, column, strict=True))) < 1e-8
