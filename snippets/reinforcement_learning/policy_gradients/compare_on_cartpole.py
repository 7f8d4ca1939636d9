"""REINFORCE, a baseline, actor-critic and PPO on CartPole: six seeds each, equal steps."""

import gymnasium as gym
import matplotlib.pyplot as plt
import numpy as np
import torch

torch.set_default_dtype(torch.float64)
SEEDS, CARTS, HIDDEN, STEPS, GAMMA, BLOCKS = 6, 16, 20, 2560, 0.98, 5
# rollout: steps of each cart between updates; lam: for GAE; epochs: passes over the rollout;
# parts: minibatches per pass; bonus: weight of the entropy.
ALGORITHMS = {
    "REINFORCE": dict(rollout=128, lam=1.0, critic=False, epochs=1, parts=1, rate=0.01, bonus=0.0),
    "+ baseline": dict(rollout=128, lam=1.0, critic=True, epochs=1, parts=1, rate=0.01, bonus=0.0),
    "A2C": dict(rollout=16, lam=0.95, critic=True, epochs=1, parts=1, rate=0.003, bonus=0.01),
    "PPO": dict(rollout=128, lam=0.95, critic=True, epochs=4, parts=4, rate=0.003, bonus=0.01),
}


def cartpole(x: np.ndarray, push_right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """CartPole-v1 for many carts: states (4, ...) and pushes (...) to next states and fallen."""
    p, v, angle, w = x
    sin, cos = np.sin(angle), np.cos(angle)
    force = (np.where(push_right, 10.0, -10.0) + 0.05 * w**2 * sin) / 1.1
    turn = (9.8 * sin - cos * force) / (0.5 * (4 / 3 - 0.1 * cos**2 / 1.1))
    speed = v + 0.02 * (force - 0.05 * turn * cos / 1.1)
    after = np.stack([p + 0.02 * v, speed, angle + 0.02 * w, w + 0.02 * turn]).round(8)
    return after, (np.abs(after[0]) > 2.4) | (np.abs(after[2]) > np.radians(12))


def network(weights: list[torch.Tensor], x: torch.Tensor) -> torch.Tensor:
    """One small network per seed: inputs (SEEDS, n, 4) to one number each, (SEEDS, n)."""
    w1, b1, w2, b2 = weights
    return torch.baddbmm(b2, torch.tanh(torch.baddbmm(b1, x, w1)), w2)[..., 0]


def see(x: np.ndarray) -> torch.Tensor:
    """States (4, ...) as network input (..., 4), the small angle scaled up."""
    return torch.from_numpy(np.moveaxis(x, 0, -1) * [1.0, 1.0, 5.0, 1.0])


def on_grid(weights: list[torch.Tensor]) -> None:
    """Round to multiples of 2**-22, so that every CPU learns the very same thing."""
    with torch.no_grad():
        for w in weights:
            w.mul_(2**22).round_().div_(2**22)


def log_chance(logit: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Log probability of the push that was made."""
    return torch.nn.functional.logsigmoid(torch.where(right, logit, -logit))


def train(
    rollout, lam, critic, epochs, parts, rate, bonus
) -> tuple[np.ndarray, list[torch.Tensor]]:
    """Returns steps per episode, shape (BLOCKS, SEEDS), and the policy's weights."""
    rng = np.random.default_rng(0)
    sizes = (4, HIDDEN), (1, HIDDEN), (HIDDEN, 1), (1, 1)
    policy, values = (
        [
            torch.from_numpy(rng.normal(size=(SEEDS, *n)) * s)
            for n, s in zip(sizes, scales, strict=True)
        ]
        for scales in ((0.5, 0, 0.01, 0), (0.5, 0, 0.1, 0))
    )
    weights = [w.requires_grad_() for w in policy + values]
    on_grid(weights)
    optimizer = torch.optim.Adam(weights, lr=rate)
    x, age = rng.uniform(-0.05, 0.05, (4, SEEDS, CARTS)), np.zeros((SEEDS, CARTS))
    ends = np.zeros((BLOCKS, SEEDS))
    shape = (rollout, SEEDS, CARTS)
    X, Y = torch.zeros(*shape, 4), torch.zeros(*shape, 4)
    right, fell, over = (np.zeros(shape, dtype=bool) for _ in range(3))
    for start in range(0, STEPS, rollout):
        for t in range(rollout):
            X[t] = see(x)
            with torch.no_grad():
                chance = torch.sigmoid(network(policy, X[t])).numpy()
            right[t] = rng.random(chance.shape) < chance
            x, fell[t] = cartpole(x, right[t])
            Y[t] = see(x)
            age += 1
            over[t] = fell[t] | (age >= 500)
            x = np.where(over[t], rng.uniform(-0.05, 0.05, x.shape), x)
            age[over[t]] = 0
        ends[start * BLOCKS // STEPS] += over.sum(axis=(0, 2))

        flat = X.transpose(0, 1).reshape(SEEDS, -1, 4)
        pushed = torch.from_numpy(np.swapaxes(right, 0, 1).reshape(SEEDS, -1))
        with torch.no_grad():
            old = log_chance(network(policy, flat), pushed)
            v, after = (network(values, z.reshape(rollout, SEEDS, CARTS, 4).transpose(0, 1)
                                .reshape(SEEDS, -1, 4)).reshape(SEEDS, rollout, CARTS)
                        .numpy() * critic for z in (X, Y))  # fmt: skip
        advantage, running = np.zeros(v.shape), 0.0
        for t in reversed(
            range(rollout)
        ):  # GAE on rewards of 1 - GAMMA, so that values stay below 1
            delta = 1 - GAMMA + GAMMA * after[:, t] * ~fell[t] - v[:, t]
            running = delta + GAMMA * lam * ~over[t] * running
            advantage[:, t] = running
        target = torch.from_numpy((advantage + v).reshape(SEEDS, -1))
        A = torch.from_numpy(advantage.reshape(SEEDS, -1))
        if critic:
            A = (A - A.mean(dim=1, keepdim=True)) / (A.std(dim=1, keepdim=True) + 1e-8)
        for _ in range(epochs):
            for i in np.array_split(rng.permutation(A.shape[1]), parts):
                logit = network(policy, flat[:, i])
                ratio = torch.exp(log_chance(logit, pushed[:, i]) - old[:, i])
                entropy = torch.nn.functional.softplus(logit) - torch.sigmoid(logit) * logit
                gain = torch.minimum(ratio * A[:, i], ratio.clip(0.8, 1.2) * A[:, i])
                miss = (network(values, flat[:, i]) - target[:, i]) ** 2
                loss = (-gain - bonus * entropy + critic * miss).mean(dim=1).sum()
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                on_grid(weights)
    return STEPS * CARTS / BLOCKS / np.maximum(ends, 1), policy


env, result, final = gym.make("CartPole-v1"), {}, {}
for name, settings in ALGORITHMS.items():
    result[name], policy = train(**settings)
    final[name] = np.zeros(SEEDS)
    for seed in range(SEEDS):  # the greedy policy, in Gymnasium's own environment
        w1, b1, w2, b2 = (w[seed].detach().numpy() for w in policy)
        env.reset(seed=1000 + seed)
        done = False
        while not done:
            state = np.array(env.unwrapped.state)
            push = bool(np.tanh(state * [1, 1, 5, 1] @ w1 + b1) @ w2 + b2 > 0)
            _, reward, terminated, truncated, _ = env.step(int(push))
            ours, fell = cartpole(state, np.array(push))
            assert np.abs(ours - env.unwrapped.state).max() < 1e-7 and fell == terminated
            final[name][seed] += reward
            done = terminated or truncated
print(f"steps per episode while learning, mean of {SEEDS} seeds, and worst to best at the end")
print("thousand steps " + "".join(f"{8 * (b + 1):6d}" for b in range(BLOCKS)))
for name, steps in result.items():
    row = "".join(f"{f'~{s:.0f}':>6s}" for s in steps.mean(axis=1))
    print(f"{name:14s} {row}   ~{steps[-1].min():.0f} to ~{steps[-1].max():.0f}")
print("greedy policy in Gymnasium, one episode per seed, sorted")
for name, steps in final.items():
    print(f"{name:14s} " + "".join(f"{f'~{s:.0f}':>6s}" for s in np.sort(steps)))
plain, a2c, ppo = (result[name] for name in ("REINFORCE", "A2C", "PPO"))
first, last = ppo[1].min() > plain[1].max(), a2c[-1].max() > ppo[-1].min()
print(f"after 16 thousand steps the worst seed of PPO beats the best of REINFORCE: {first}")
print(f"at the end some seed of A2C beats some seed of PPO: {last}")
assert first and last and ppo[-1].mean() > 1.4 * plain[-1].mean()

fig, ax = plt.subplots(figsize=(7, 3.4), layout="constrained")
thousands = 8.192 * (np.arange(BLOCKS) + 0.5)
for (name, steps), color in zip(result.items(), ("C1", "C6", "C2", "C0"), strict=True):
    ax.plot(thousands, steps.mean(axis=1), "o-", color=color, label=name)
    ax.fill_between(thousands, steps.min(axis=1), steps.max(axis=1), color=color, alpha=0.15)
ax.legend(frameon=False, loc="upper left")
ax.set(xlabel="thousand environment steps per seed", ylabel="steps per episode (band: all seeds)")
plt.show()
