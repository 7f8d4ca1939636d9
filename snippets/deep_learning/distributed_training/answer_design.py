"""The design of a trainer in numbers: 7 billion parameters, 1 trillion tokens, 64 GPUs of 80 GB."""

import math

P, TOKENS, GPUS, BATCH = 7e9, 1e12, 64, 4_194_304  # tokens in a batch
PEAK, BUSY = 312e12, 0.5  # an A100's peak in 16 bits, and the share that we count on
INSIDE, CARD = 250e9, 24e9  # bytes a second of a GPU inside its server of 8, and of a network card

print("1. does it fit? GB on each GPU")
layers, h, mine = 32, 4096, 8192  # tokens at once on a GPU
kept = 34 * layers * h * mine / 1e9  # fused attention, nothing computed twice
for name, n in (("each holds all", 1), ("split over its server", 8), ("split over all", GPUS)):
    print(f"   {name:22s} {16 * P / n / 1e9:5.1f} of model state + {kept:.1f} of activations")
assert 16 * P / 8 / 1e9 + kept < 80 < 16 * P / 1e9  # one GPU with all 16 bytes a parameter fails

print("2. how long does a step take?")
step = 6 * P * BATCH / GPUS / (PEAK * BUSY)
parts = BATCH // GPUS // mine
print(f"   compute {step:.1f} s, in {parts} parts of {mine:,} tokens on each GPU")
# In each part weights are fetched twice and gradients summed: three times 2 bytes a parameter.
bytes_moved = parts * 3 * 2 * P
print(f"   split over its server: {bytes_moved * 7 / 8 / INSIDE:.1f} s of messages inside")
for cards in (8, 1):
    everywhere = bytes_moved * 63 / 64 / (cards * CARD)
    between = 2 * 7 / 8 * 2 * P / (cards * CARD)
    print(
        f"   between servers, cards {cards}: split over all {everywhere:.1f} s, else {between:.2f} s"
    )

print("3. how long in all?")
steps = TOKENS / BATCH
print(f"   {steps:,.0f} steps, {steps * step / 86400:.0f} days, if nothing breaks")

print("4. how often must it save, if that stops it for 60 s?")
for gpus in (GPUS, 16_384):
    gap = 54 * 86400 / 419 * 16_384 / gpus  # Llama 3: 419 failures in 54 days on 16,384 GPUs
    every = math.sqrt(2 * 60 * gap)  # Young (1974)
    lost = 60 / every + every / 2 / gap
    print(f"   {gpus:6,d} GPUs: a failure each {gap / 3600:.0f} h, ", end="")
    print(f"save each {every / 60:.0f} min, lost {lost:.1%}")
    near = [60 / t + t / 2 / gap for t in (0.9 * every, 1.1 * every)]
    assert lost < min(near)  # fails off the optimum
