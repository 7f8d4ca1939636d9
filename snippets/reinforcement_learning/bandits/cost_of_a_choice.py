"""Work of one decision: counting bandits grow with the arms, LinUCB with the features squared."""

import numpy as np

rng = np.random.default_rng(0)


class Counted(np.ndarray):
    """An array that counts its arithmetic: one operation a result, 2 n for a product of length n."""

    operations = 0

    def __array_ufunc__(self, ufunc, method, *inputs, **options):
        inputs = [np.asarray(i) for i in inputs]
        result = np.asarray(getattr(ufunc, method)(*inputs, **options))
        Counted.operations += result.size * (2 * inputs[0].shape[-1] if ufunc is np.matmul else 1)
        return result.view(Counted)


def ucb1(a: np.ndarray, b: np.ndarray, t: int) -> int:
    """The arm with the largest index; a stands for clicks, b for views, t for all views so far."""
    return int((a / b + np.sqrt(2 * np.log(t) / b)).argmax())


def thompson(a: np.ndarray, b: np.ndarray) -> tuple[int, int]:
    """The arm with the largest draw from its posterior, and the number of draws."""
    draws = rng.beta(a, b)
    return int(draws.argmax()), draws.size


def update(A: np.ndarray, x: np.ndarray) -> np.ndarray:
    """The inverse matrix of LinUCB after one more reader with the features x."""
    spread = A @ x
    return A - spread[:, None] * spread / (1 + spread @ x)


for k in (100, 10_000):
    a, b = 1 + rng.random((2, k))
    Counted.operations = 0
    ucb1(a.view(Counted), b.view(Counted), t=1000)
    draws = thompson(a, b)[1]
    print(f"{k:6,} arms: Thompson {draws:6,} draws, UCB1 {Counted.operations:6,} operations")
    assert Counted.operations == 4 * k  # fails if the arms are compared with one another
for d in (50, 100, 200, 400):
    A, x = np.eye(d), rng.random(d)
    Counted.operations = 0
    after = update(A.view(Counted), x.view(Counted))
    print(f"LinUCB update with {d:3d} features: {Counted.operations:7,} operations")
    assert Counted.operations == 5 * d**2 + 2 * d + 1  # a new inverse takes more than d^3
    assert np.allclose(after.view(np.ndarray), np.linalg.inv(A + np.outer(x, x)))
print(f"memory: 1,000 arms of 400 features, one matrix each: {8 * 1000 * 400**2 / 1e9:.1f} GB")
