"""The length at which to cut, if 99 % of the tokens are to be kept, and what longer would cost."""

from importlib.util import find_spec
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer, models, pre_tokenizers, trainers

# 300 news texts of 2001 from the Australian Broadcasting Corporation, bundled with gensim
NEWS = Path(find_spec("gensim").origin).parent / "test/test_data/lee_background.cor"

texts = NEWS.read_text(encoding="utf-8").splitlines()
tokenizer = Tokenizer(models.BPE())
tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel()
tokenizer.train_from_iterator(texts, trainers.BpeTrainer(vocab_size=4000, show_progress=False))
lengths = np.sort([len(e.ids) for e in tokenizer.encode_batch(texts)])

kept = np.array(
    [np.minimum(lengths, limit).sum() / lengths.sum() for limit in range(1, lengths[-1] + 1)]
)
limit = int(np.argmax(kept >= 0.99)) + 1
print(f"lengths: median {np.median(lengths):.0f}, longest {lengths[-1]}")
print(f"a limit of {limit} keeps {kept[limit - 1]:.1%} of the tokens", end=" ")
print(f"and cuts {np.mean(lengths > limit):.0%} of the texts")
# Attention costs grow with the square of the length.
squares = [np.sum(np.minimum(lengths, n).astype(float) ** 2) for n in (limit, lengths[-1])]
print(f"work of attention at the longest: {squares[1] / squares[0]:.2f} times that at the limit")
assert kept[limit - 1] >= 0.99 > kept[limit - 2]
