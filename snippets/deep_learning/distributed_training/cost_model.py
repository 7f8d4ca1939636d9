"""Tokens a second on 8 to 4,096 GPUs: the compute of a step, and what of the messages is not hidden."""

import matplotlib.pyplot as plt

P, BATCH, FLOPS = 1.3e9, 2**20, 0.5 * 312e12  # parameters, tokens, half of an A100's peak
INSIDE, DELAY = 250e9, 5e-6  # bytes a second within a server, seconds a message


def all_reduce(n: int, size: float, bandwidth: float) -> float:
    """Seconds to sum `size` bytes over n GPUs: a ring's bytes, a tree's delays per 25 MB bucket."""
    rounds = 2 * (n.bit_length() - 1)  # up the tree and down: 2 log2(n)
    return 2 * (n - 1) / n * size / bandwidth + rounds * DELAY * max(1, size / 25e6)


def step_time(compute: float, messages: float, p: int = 1, m: int = 1) -> float:
    """Messages hide behind the backward pass; p pipeline stages with m micro-batches have a bubble."""
    return compute * (m + p - 1) / m + max(0.0, messages - 2 / 3 * compute)


def train(n: int, tokens: float, network: float) -> tuple[float, float, float]:
    """Seconds of compute, messages and a step: `tokens` a GPU, GB/s between the servers of 8."""
    compute = 6 * P * tokens / FLOPS  # 2 P a token forward, 4 P backward
    messages = all_reduce(n, 2 * P, INSIDE if n <= 8 else network * 1e9)  # 2 bytes a gradient
    return compute, messages, step_time(compute, messages)


print("1.3 billion parameters, 1,048,576 tokens a batch; seconds")
print("network GPUs compute messages   step  busy speed-up")
for network, n in ((192, 8), (192, 64), (192, 1024), (80, 64), (80, 1024), (24, 64), (24, 1024)):
    compute, messages, step = train(n, BATCH / n, network)
    speedup = train(8, BATCH / 8, network)[2] / step
    print(f"{network:7d} {n:4d} {compute:7.3f} {messages:8.3f} {step:6.3f}", end="")
    print(f" {compute / step:5.0%} {speedup:8.0f}")
grown = train(1024, 16384, 24)
print(f"24 GB/s, but a batch of {1024 * 16384:,}: {grown[0] / grown[2]:.0%} busy")
assert step > 4 * train(1024, 1024, 192)[2]  # one bandwidth for all networks fails

print("network cards a server, and GB/s of an all-reduce between servers")
for cards, gbit, said in ((8, 200, 192), (4, 200, 96), (1, 200, 24), (8, 100, 40)):
    print(f"  {cards} of {gbit} Gbit/s: {cards * gbit / 8:.0f}, named {said}")
resnet = 0.18 / step_time(0.18, all_reduce(256, 100e6, 50e9 / 8))  # 100 MB behind 120 ms
print(f"ResNet-50, 256 GPUs, 1 card of 50 Gbit/s a server: {resnet:.0%} busy, published 90%")
nlg = [step_time(1.5, 0, 35, 240 // b) / step_time(1, 0, 35, 160 // b) for b in (2, 1)]
print(f"530B, from 2,240 to 3,360 GPUs: {nlg[0]:.2f} to {nlg[1]:.2f}, ", end="")
peak = [6 * 530e9 * 1920 * 2048 / (s * n * 312e12) for s, n in ((60.1, 2240), (44.4, 3360))]
print(f"published {60.1 / 44.4:.2f}; of peak, by 6P: {peak[0]:.0%}, then {peak[1]:.0%}")
v = [step_time(1, 0, 16, 32 * pieces) / step_time(1, 0, 16, 16 * pieces) for pieces in (1, 8)]
print(f"Llama 3, twice the GPUs: each {v[0]:.2f} to {v[1]:.2f}, published {400 / 430:.2f}")
assert nlg[0] - 0.01 < 60.1 / 44.4 < nlg[1] < 1.45  # a model without the bubble says 1.5

_, ax = plt.subplots(figsize=(7, 3), layout="constrained")
many = [2**k for k in range(3, 13)]
for network, color in ((192, "tab:blue"), (80, "tab:green"), (24, "tab:orange")):
    speed = [BATCH / train(n, BATCH / n, network)[2] / 1e6 for n in many]
    ax.loglog(many, speed, "o-", color=color)
    ax.text(many[-1] * 1.15, speed[-1], f"{network} GB/s", color=color, va="center")
ax.set(xlabel="GPUs", ylabel="million tokens a second", xlim=(7, 12_000))
ax.set_xticks([8, 64, 512, 4096], ["8", "64", "512", "4,096"])
ax.minorticks_off()
plt.show()
