"""RLHF on five-word answers: the reward model keeps rising while the true reward falls."""

import matplotlib.pyplot as plt
import numpy as np
from scipy.optimize import minimize

WORDS = ["fact", "because", "well", "maybe", "great!"]
V, L, PAIRS, BATCH, STEPS, ALPHA = len(WORDS), 5, 2_000, 256, 251, 0.3
rng = np.random.default_rng(0)
every = np.array(list(np.ndindex(*[V] * L)))  # all 3125 answers, to evaluate exactly
before = np.concatenate([np.full((len(every), 1), V), every[:, :-1]], axis=1)  # V: the start


def counts(answers: np.ndarray) -> np.ndarray:
    """How often each word occurs, shape (n, V): all that the reward model sees."""
    return (answers[:, :, None] == np.arange(V)).sum(axis=1)


def true_reward(answers: np.ndarray) -> np.ndarray:
    """What people want: facts, one reason, and a little praise, but not more."""
    n = counts(answers)
    praise = np.array([0.0, 2.0, 2.5, 0.0, -3.0, -6.0])[n[:, 4]]
    return np.minimum(n[:, 0], 3) * 0.8 + (n[:, 1] > 0) - 0.3 * n[:, 2] + praise


def log_pi(theta: np.ndarray) -> np.ndarray:
    """Log probability of each next word given the last one; theta (V + 1, V)."""
    return theta - np.log(np.exp(theta).sum(axis=1, keepdims=True))


def write(theta: np.ndarray, n: int) -> tuple[np.ndarray, np.ndarray]:
    """Sample n answers word by word; also each word's predecessor. Both (n, L)."""
    pi, last, words, previous = np.exp(log_pi(theta)), np.full(n, V), [], []
    for _ in range(L):
        previous.append(last)
        last = (rng.random(n)[:, None] > pi[last].cumsum(axis=1)[:, :-1]).sum(axis=1)
        words.append(last)
    return np.array(words).T, np.array(previous).T


reference = np.log([0.15, 0.15, 0.35, 0.27, 0.08]) + rng.normal(0, 0.2, (V + 1, V))

# 1. People compare pairs of answers; Bradley-Terry: P(a beats b) = sigmoid(r(a) - r(b)).
a, b = write(reference, PAIRS)[0], write(reference, PAIRS)[0]
chance = 1 / (1 + np.exp(true_reward(b) - true_reward(a)))
sign = np.where(rng.random(PAIRS) < chance, 1, -1)
D = sign[:, None] * (counts(a) - counts(b))
w = minimize(lambda w: np.logaddexp(0, -D @ w).sum() + 0.5 * w @ w, np.zeros(V), tol=1e-10).x
right = np.mean(np.sign((counts(a) - counts(b)) @ w) == sign)
ceiling = np.mean(np.maximum(chance, 1 - chance))
print("reward model:", ", ".join(f"{word} {x:+.1f}" for word, x in zip(WORDS, w, strict=True)))
print(f"agrees with {right:.0%} of the comparisons; knowing the truth would give {ceiling:.0%}")


def align(beta: float) -> np.ndarray:
    """Policy gradient on proxy - beta * KL. Returns rows of KL, proxy, truth by step."""
    theta, rows = reference.copy(), []
    log_ref = log_pi(reference)
    proxy, truth = counts(every) @ w, true_reward(every)
    start = np.exp(log_ref[before, every].sum(axis=1)) @ proxy
    for step in range(STEPS):
        log_p = log_pi(theta)
        if step % 10 == 0:
            p = np.exp(log_p[before, every].sum(axis=1))
            kl = p @ (log_p - log_ref)[before, every].sum(axis=1)
            rows.append((kl, p @ proxy - start, p @ truth))
        words, previous = write(theta, BATCH)
        reward = counts(words) @ w - beta * (log_p - log_ref)[previous, words].sum(axis=1)
        advantage = reward - reward.mean()  # the group is its own baseline
        gradient = np.zeros_like(theta)
        np.add.at(gradient, (previous, words), advantage[:, None] / BATCH)
        visits = np.zeros(V + 1)
        np.add.at(visits, previous, advantage[:, None] / BATCH)
        theta = theta + ALPHA * (gradient - visits[:, None] * np.exp(log_p))
    return np.array(rows)


fig, (left, side) = plt.subplots(1, 2, figsize=(7, 3.3), layout="constrained", sharey=True)
runs = {beta: align(beta) for beta in (0.0, 0.3, 0.6, 0.8, 2.5)}
for beta, (kl, proxy, truth) in ((beta, rows[-1]) for beta, rows in runs.items()):
    print(f"beta {beta:.1f}: KL {kl:5.2f} nats, proxy {proxy:+5.2f}, true reward {truth:+5.2f}")
    side.plot(kl, truth, "o", color="C0")
    side.text(kl + 0.35, truth - 0.65 * (beta == 0.6), f"{beta}", color="C0")
kl, proxy, truth = runs[0.0].T
print(f"without penalty: true reward starts at {truth[0]:.2f}, peaks at {truth.max():.2f}", end=" ")
print(f"at KL {kl[truth.argmax()]:.1f}, ends at {truth[-1]:.2f}")
left.plot(kl, proxy, color="C1")
left.plot(kl, truth, color="C0")
left.text(kl[-1], proxy[-1] - 1.3, "reward model", color="C1", ha="right")
left.text(kl[-1] - 1, truth[-1], "true reward", color="C0", ha="right")
left.set(xlabel="KL to the reference (nats)", ylabel="reward", title="no penalty, along training")
side.set(
    xlabel="KL to the reference (nats)", xlim=(-0.5, 13.5), title="true reward at the end, by beta"
)
assert proxy[-1] > proxy[truth.argmax()] + 1 and truth[-1] < truth[0] < truth.max() - 0.5
plt.show()
