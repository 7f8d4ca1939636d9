"""What a parameter costs in memory by ZeRO's stages, held against the paper's figures."""

# Adam in mixed precision: 2 bytes for the 16-bit weight, 2 for its gradient, and 12 in 32 bits:
# the weight once more and Adam's two averages (Rajbhandari et al., 2020, section 3.1).
WEIGHT, GRADIENT, OPTIMIZER = 2, 2, 12
PAPER = {0: 120, 1: 31.4, 2: 16.6, 3: 1.9}  # GB a GPU, 7.5 billion parameters on 64 GPUs (figure 1)


def model_state(parameters: float, n: int, stage: int) -> float:
    """GB of weights, gradients and optimizer on each of n GPUs."""
    held = WEIGHT / (n if stage >= 3 else 1) + GRADIENT / (n if stage >= 2 else 1)
    return parameters * (held + OPTIMIZER / (n if stage >= 1 else 1)) / 1e9


def activations(s: int, b: int, h: int, heads: int, layers: int) -> float:
    """GB kept for the backward pass of a transformer in 16 bits (Korthikanti et al., 2022, eq. 1)."""
    return layers * s * b * h * (34 + 5 * heads * s / h) / 1e9


print("GB on each GPU")
print("stage   7.5B on 64   paper   70B on 64   70B on 8   8B on 1")
for stage, published in PAPER.items():
    ours = model_state(7.5e9, 64, stage)
    a, b, c = (model_state(P, n, stage) for P, n in ((70e9, 64), (70e9, 8), (8e9, 1)))
    print(f"{stage:5d} {ours:12.1f} {published:7.1f} {a:11.0f} {b:10.0f} {c:9.0f}")
    assert abs(ours - published) < 0.06

gpt3 = activations(s=2048, b=1, h=12288, heads=96, layers=96)
inputs = 96 * 2 * 2048 * 12288 / 1e9  # with checkpointing only each layer's input, 2 bytes a number
fused = 96 * 2048 * 12288 * 34 / 1e9  # a fused kernel stores no matrix of attention
print("activations of GPT-3 for one text of 2,048 tokens, in GB:")
print(f"{gpt3:.0f}; with fused attention {fused:.0f}; checkpointed {inputs:.0f}")
