"""Softmax over the last axis: the formula as written overflows, the shifted one doesn't."""

import numpy as np
from scipy.special import softmax as reference


def softmax(scores: np.ndarray) -> np.ndarray:
    """Turn scores into shares that sum to 1 along the last axis.

    Args:
        scores: Any shape; the last axis holds the alternatives.

    Returns:
        Positive shares of the same shape.
    """
    shifted = scores - scores.max(axis=-1, keepdims=True)  # the shares don't change
    powers = np.exp(shifted)
    return powers / powers.sum(axis=-1, keepdims=True)


scores = np.random.default_rng(0).normal(size=(2, 4, 3)).astype(np.float32)
assert np.allclose(softmax(scores), reference(scores, axis=-1))
assert softmax(scores).dtype == np.float32

large = np.array([[100.0, 101, 102]], dtype=np.float32)  # e^100 is beyond float32
with np.errstate(over="ignore", invalid="ignore"):
    naive = np.exp(large) / np.exp(large).sum(axis=-1, keepdims=True)
print("as written:", naive[0])
print("shifted:   ", softmax(large)[0].round(4))
assert np.isnan(naive).all() and np.isclose(softmax(large).sum(), 1)
