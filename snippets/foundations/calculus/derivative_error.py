"""Error of a numerical derivative by its step: truncation at the right, rounding at the left."""

import matplotlib.pyplot as plt
import numpy as np


def f(x):
    """Return x^3 / (1 + x^2); also takes complex x, which the last method needs."""
    return x * x * x / (1 + x * x)


def slope(x):
    """Return the derivative of f by the quotient rule."""
    return (3 * x * x + x * x * x * x) / (1 + x * x) ** 2


def forward(f, x, h):
    """Return the slope of the chord from x to x + h; the error shrinks like h."""
    return (f(x + h) - f(x)) / h


def central(f, x, h):
    """Return the slope of the chord from x - h to x + h; the error shrinks like h squared."""
    return (f(x + h) - f(x - h)) / (2 * h)


def complex_step(f, x, h):
    """Return Im f(x + ih) / h, which subtracts nothing (Squire and Trapp, SIAM Review 1998)."""
    return np.imag(f(x + 1j * h)) / h


print("slope of the chord over (1, 1 + h)")
for h in (1.0, 0.1, 0.01, 0.001):
    print(f"   h = {h:<5}  {forward(f, 1.0, h):.5f}")
print(f"   limit      {slope(1.0):.5f}")

x = np.linspace(0.9, 1.1, 41)  # worst of 41 points: rounding errors at one point may cancel
x32 = x.astype(np.float32)
truth, truth32 = slope(x), slope(x32.astype(float))
h = 2.0 ** np.arange(-53, 1)
errors = {
    "forward": [np.abs(forward(f, x, s) - truth).max() for s in h],
    "central": [np.abs(central(f, x, s) - truth).max() for s in h],
    "complex step": [np.abs(complex_step(f, x, s) - truth).max() for s in h],
    "central, float32": [np.abs(central(f, x32, np.float32(s)) - truth32).max() for s in h],
}
best = {name: h[np.argmin(error)] for name, error in errors.items()}
for name in ("forward", "central", "central, float32"):
    print(f"{name:17s} smallest error ~{min(errors[name]):.0e} at h ~{best[name]:.0e}")
print(f"complex step      error ~{errors['complex step'][0]:.0e} at h = {h[0]:.0e}")

eps, eps32 = np.finfo(np.float64).eps, np.finfo(np.float32).eps
assert eps ** (1 / 2) / 5 < best["forward"] < eps ** (1 / 2) * 5
assert eps ** (1 / 3) / 5 < best["central"] < eps ** (1 / 3) * 5
assert eps32 ** (1 / 3) / 5 < best["central, float32"] < eps32 ** (1 / 3) * 5
assert errors["complex step"][0] < 10 * eps  # exact to rounding at the smallest h
assert min(errors["central, float32"]) > 1e4 * min(errors["central"])

fig, ax = plt.subplots(figsize=(7, 3.8), layout="constrained")
places = [(5e-8, 3e-6), (2e-8, 2e-11), (1e-15, 4e-15), (1.2e-8, 1e2)]
for k, (name, error) in enumerate(errors.items()):
    # An error below 1e-15 is rounding in the last bits, and those depend on the processor.
    ax.loglog(h, np.maximum(error, 1e-15), color=f"C{k}")
    ax.text(*places[k], name, color=f"C{k}")
for step, label in [(eps ** (1 / 2), "√ε"), (eps ** (1 / 3), "∛ε")]:
    ax.axvline(step, color="C7", ls=":", lw=1)
    ax.text(step * 1.15, 3e-17, label, color="C7")
ax.set(xlabel="step h", ylabel="error of the derivative", ylim=(1e-17, 1e4))
plt.show()
