"""The design of a trainer in numbers: 7 billion parameters, 1 trillion tokens, 64 GPUs of 80 GB."""

import math

P, TOKENS, GPUS, BATCH = 7e9, 1e12, 64, 4_194_304  # tokens in a batch
PEAK, BUSY = 312e12, 0.5  # an A100's peak in 16 bits, and the share that we count on
INSIDE, BETWEEN = 250e9, 25e9  # bytes a second of a GPU within its server of 8, and out of it

print("1. does it fit? GB of model state on each GPU")
for name, n, stage in (("each holds all", 1, 0), ("split over its server", 8, 3), ("split over all", GPUS, 3)):
    print(f"   {name:22s} {16 * P / (n if stage else 1) / 1e9:6.1f}")
layers, h, mine = 32, 4096, 8192  # tokens at once on a GPU
print(f"   inputs of the layers, kept for {mine:,} tokens: {2 * layers * h * mine / 1e9:.1f}")

print("2. how long does a step take?")
step = 6 * P * BATCH / GPUS / (PEAK * BUSY)
parts = BATCH // GPUS // mine
print(f"   compute {step:.1f} s in {parts} parts of {mine:,} tokens on each GPU")
# Split over a server: weights are fetched twice for each part and gradients summed, all inside;
# then the 8 servers sum gradients, each GPU its eighth. 2 bytes a number.
inside = parts * 3 * 2 * P * 7 / 8 / INSIDE
between = 2 * 7 / 8 * 2 * P / 8 / BETWEEN
print(f"   messages inside {inside:.1f} s, between the servers {between:.2f} s")
everywhere = parts * 3 * 2 * P * 63 / 64 / BETWEEN
print(f"   if it were split over all 64: {everywhere:.1f} s between the servers")

print("3. how long in all?")
steps = TOKENS / BATCH
print(f"   {steps:,.0f} steps, {steps * step / 86400:.0f} days, if nothing breaks")

print("4. how often must it save?")
for gpus in (GPUS, 16_384):
    between_failures = 54 * 86400 / 419 * 16_384 / gpus  # Llama 3: 419 in 54 days on 16,384 GPUs
    save = 60  # seconds that a checkpoint stops the run
    every = math.sqrt(2 * save * between_failures)  # Young (1974)
    lost = save / every + every / 2 / between_failures
    print(f"   {gpus:6,d} GPUs: a failure each {between_failures / 3600:.0f} h,"
          f" save each {every / 60:.0f} min, lost {lost:.1%}")
    others = [save / t + t / 2 / between_failures for t in (every / 2, 2 * every)]
    assert lost < min(others)
