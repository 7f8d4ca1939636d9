"""Tokens per parameter and the work of training, 6 N D, for three published models."""

models = {  # parameters N and training tokens D, from the papers
    "GPT-3 175B": (175e9, 300e9),
    "SmolLM2 135M": (134.5e6, 2e12),
    "Llama 3 8B": (8.03e9, 15e12),
}
PEAK, SHARE = 989e12, 0.4  # operations per second of an H100, bfloat16, dense; the share you reach
days = {}
for name, (N, D) in models.items():
    work = 6 * N * D
    days[name] = work / (PEAK * SHARE) / 86_400
    print(f"{name:12s} {D / N:8,.1f} tokens per parameter, {work:.1e} operations")
    print(f"             {days[name]:,.0f} days of one GPU")
assert abs(6 * 175e9 * 300e9 / 3.14e23 - 1) < 0.01  # its paper; 2 N D is the forward pass alone
