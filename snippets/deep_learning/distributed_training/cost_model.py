"""How long a step takes on 8, 64 and 1,024 GPUs: compute, and what of the messages is not hidden."""

import matplotlib.pyplot as plt

P = 1.3e9  # parameters
FLOPS = 0.5 * 312e12  # half of an A100's peak in 16 bits
BANDWIDTH, LATENCY = 25e9, 5e-6  # bytes a second and seconds a message, each GPU to its neighbor


def step_time(n: int, tokens: float) -> tuple[float, float, float]:
    """Seconds of compute, of the ring all-reduce, and of a step, with `tokens` on each of n GPUs."""
    compute = 6 * P * tokens / FLOPS  # 2 P a token forward, 4 P backward
    ring = 2 * (n - 1) / n * 2 * P / BANDWIDTH + 2 * (n - 1) * LATENCY  # 2 bytes a gradient
    return compute, ring, compute + max(0.0, ring - 2 / 3 * compute)  # it hides behind the backward pass


GPUS = [8, 64, 1024]
for name, tokens_on in (("the batch grows: 16,384 tokens a GPU", lambda n: 16_384),
                        ("the batch stays: 1,048,576 tokens in all", lambda n: 2**20 / n)):
    print(name)
    for n in GPUS:
        compute, ring, step = step_time(n, tokens_on(n))
        print(f"  {n:5d} GPUs: compute {compute:6.3f} s, all-reduce {ring:.3f} s, step {step:6.3f} s,"
              f" busy {compute / step:4.0%}")

# Goyal et al. (2017): ResNet-50, 100 MB of gradients, 120 ms of backward pass, servers on 50 Gbit/s
wire = 2 * 31 / 32 * 100e6 / (50e9 / 8)
print(f"ResNet-50 on 32 servers: {wire * 1e3:.0f} ms of messages behind 120 ms; model 100%, published ~90%")
# Llama 3 (2024): 405B parameters, the same batch of 16M tokens; 16 stages of 8 pieces each
busy = [m * 8 / (m * 8 + 15) for m in (32, 16)]
print(f"Llama 3, 8,192 to 16,384 GPUs: model {busy[1] / busy[0]:.2f}, published 400/430 = {400 / 430:.2f}")
plain = [m / (m + 15) for m in (32, 16)]
print(f"  the same with stages of one piece: model {plain[1] / plain[0]:.2f}")

assert abs(busy[1] / busy[0] - 400 / 430) < 0.02 < abs(plain[1] / plain[0] - 400 / 430)
# A model without messages passes 1.0 here.
assert step_time(1024, 1024)[0] / step_time(1024, 1024)[2] < 0.25 and step_time(64, 2**14)[2] < 0.82

figure, ax = plt.subplots(figsize=(7, 3), layout="constrained")
many = [2**k for k in range(3, 13)]
for label, tokens_on, color in (("batch grows", lambda n: 16_384, "tab:blue"),
                                ("batch stays", lambda n: 2**20 / n, "tab:orange")):
    speed = [n * tokens_on(n) / step_time(n, tokens_on(n))[2] / 1e6 for n in many]
    ax.loglog(many, speed, "o-", color=color)
    ax.annotate(label, (many[-1], speed[-1]), xytext=(6, 0), textcoords="offset points", color=color, va="center")
ax.set(xlabel="GPUs", ylabel="million tokens a second", xticks=GPUS, xticklabels=GPUS, xlim=(7, 12_000))
ax.minorticks_off()
plt.show()
