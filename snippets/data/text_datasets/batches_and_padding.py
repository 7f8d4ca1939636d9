"""Share of a batch that is padding: to the longest possible, to the longest in it, in buckets."""

from importlib.util import find_spec
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
from tokenizers import Tokenizer, models, pre_tokenizers, processors, trainers

# 300 news texts of 2001 from the Australian Broadcasting Corporation, bundled with gensim
NEWS = Path(find_spec("gensim").origin).parent / "test/test_data/lee_background.cor"

texts = NEWS.read_text(encoding="utf-8").splitlines()
tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
tokenizer.train_from_iterator(
    texts[:240],
    trainers.WordPieceTrainer(vocab_size=4000, special_tokens=special, show_progress=False),
)
ends = [(name, tokenizer.token_to_id(name)) for name in ("[CLS]", "[SEP]")]
tokenizer.post_processor = processors.TemplateProcessing(
    single="[CLS] $A [SEP]", special_tokens=ends
)
tokenizer.enable_truncation(512)
tokenizer.enable_padding(pad_id=0, pad_token="[PAD]")

one, two = tokenizer.encode_batch(["A short one.", "Somebody wrote a longer sentence here."])
print("tokens:", *one.tokens)
print("mask:  ", *one.attention_mask)
assert sum(one.attention_mask) == len([t for t in one.tokens if t != "[PAD]"])
start, end = two.offsets[2]  # where a token stands in the text
print("offsets lead back to the text:", repr("Somebody wrote a longer sentence here."[start:end]))

lengths = np.array([sum(e.attention_mask) for e in tokenizer.encode_batch(texts)])
rng = np.random.default_rng(0)


def waste(order: np.ndarray, size: int = 16, to: int | None = None) -> float:
    """Return the share of padding if rows are batched in this order."""
    batches = [lengths[order[i : i + size]] for i in range(0, len(order), size)]
    cells = sum(len(b) * (to or b.max()) for b in batches)
    return float(1 - lengths.sum() / cells)


shuffled = rng.permutation(len(lengths))
chunks = [shuffled[i : i + 96] for i in range(0, len(shuffled), 96)]  # sort within random chunks
bucketed = np.concatenate([chunk[np.argsort(lengths[chunk], kind="stable")] for chunk in chunks])
shares = {
    "to 512": waste(shuffled, to=512),
    "to the longest in the batch": waste(shuffled),
    "in buckets of length": waste(bucketed),
}
for name, share in shares.items():
    print(f"padding {name}: {share:.0%}")
assert shares["to 512"] > shares["to the longest in the batch"] > 2 * shares["in buckets of length"]

fig, axes = plt.subplots(1, 3, figsize=(7, 2.6), layout="constrained", sharey=True)
cases = [(shuffled, 512), (shuffled, None), (bucketed, None)]
for ax, (order, to), (name, share) in zip(axes, cases, shares.items(), strict=True):
    rows = lengths[order[:96]]
    widths = np.full(96, to) if to else np.repeat([b.max() for b in rows.reshape(-1, 16)], 16)
    ax.barh(range(96), widths, color="C7", height=1, alpha=0.4)
    ax.barh(range(96), rows, color="C0", height=1)
    short = {"to the longest in the batch": "to the longest", "in buckets of length": "buckets"}
    ax.set(title=f"{short.get(name, name)}: {share:.0%}", xlabel="tokens")
axes[0].set_ylabel("row, 16 per batch")
plt.show()
