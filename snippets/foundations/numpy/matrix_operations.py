"""Matrix operations in NumPy: products by shape, transposes, solving, and stacks of matrices."""

import numpy as np

rng = np.random.default_rng(0)
A, B = rng.normal(size=(3, 4)), rng.normal(size=(4, 2))
u, v = rng.normal(size=4), rng.normal(size=4)
stack = rng.normal(size=(10, 3, 4))

products = {
    "A @ B": A @ B,
    "A @ v": A @ v,  # a vector has one axis; it is neither row nor column
    "u @ v": u @ v,
    "np.outer(u, v)": np.outer(u, v),
    "A * v": A * v,  # entry by entry, broadcast
    "A.T": A.T,
    "v.T": v.T,  # reverses one axis: nothing happens
    "v[:, None]": v[:, None],  # this makes a column
    "stack @ B": stack @ B,  # ten products: @ works on the last two axes
    "stack.mT": stack.mT,  # transposes each matrix; .T would reverse all three axes
}
for name, result in products.items():
    print(f"{name:15s} {np.shape(result)}")

assert np.allclose((A @ B)[1, 0], sum(A[1, k] * B[k, 0] for k in range(4)))
assert np.allclose(np.outer(u, v), u[:, None] * v)
assert np.allclose(stack @ B, [matrix @ B for matrix in stack])
assert stack.T.shape == (4, 3, 10)
assert np.allclose((A @ B).T, B.T @ A.T)

systems = rng.normal(size=(10, 3, 3))
b = rng.normal(size=(10, 3))
x = np.linalg.solve(systems, b[..., None])[..., 0]  # ten systems; columns, so (10, 3, 1)
assert np.allclose(systems @ x[..., None], b[..., None])
print("solved", len(x), "systems of 3 equations in one call")
