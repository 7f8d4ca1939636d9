"""einsum as the loops that it stands for, checked on six operations from dot to attention."""

import itertools

import numpy as np


def einsum_by_loops(spec: str, *arrays: np.ndarray) -> np.ndarray:
    """Sum products over all indices: those after the arrow stay, the others are summed away.

    Args:
        spec: Letters for the axes of each array and of the result, such as "ij,jk->ik".
        *arrays: The operands, one per group of letters.

    Returns:
        The result, one axis per letter after the arrow.

    Source: NumPy reference, numpy.einsum.
    """
    inputs, output = spec.split("->")
    groups = inputs.split(",")
    size = {}
    for letters, a in zip(groups, arrays, strict=True):
        size |= dict(zip(letters, a.shape, strict=True))
    result = np.zeros([size[letter] for letter in output])
    for values in itertools.product(*(range(n) for n in size.values())):
        at = dict(zip(size, values, strict=True))
        term = 1.0
        for letters, a in zip(groups, arrays, strict=True):
            term *= a[tuple(at[letter] for letter in letters)]
        result[tuple(at[letter] for letter in output)] += term
    return result


rng = np.random.default_rng(0)
u, v, S = rng.normal(size=5), rng.normal(size=5), rng.normal(size=(5, 5))
A, B = rng.normal(size=(3, 4)), rng.normal(size=(4, 2))
stack = rng.normal(size=(6, 2, 3))
Q, K = rng.normal(size=(2, 2, 5, 3, 4))  # batch b, position q or k, head h, channel d
scores = Q.transpose(0, 2, 1, 3) @ K.transpose(0, 2, 3, 1)  # without letters

cases = [
    ("dot product", "i,i->", (u, v), u @ v),
    ("trace", "ii->", (S,), np.trace(S)),
    ("column sums", "ij->j", (A,), A.sum(axis=0)),
    ("matrix product", "ij,jk->ik", (A, B), A @ B),
    ("batch of products", "bij,jk->bik", (stack, A), stack @ A),
    ("attention scores", "bqhd,bkhd->bhqk", (Q, K), scores),
]
for name, spec, arrays, reference in cases:
    result = np.einsum(spec, *arrays)
    assert np.allclose(result, reference)
    assert np.allclose(result, einsum_by_loops(spec, *arrays))
    print(f"{name:18s} {spec:16s} {' and '.join(str(a.shape) for a in arrays)} -> {result.shape}")
