"""News words by rank fall along a line (Zipf); the vocabulary keeps growing with the text (Heaps)."""

import re
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np

# 300 news texts of 2001 from the Australian Broadcasting Corporation, bundled with gensim
NEWS = Path(find_spec("gensim").origin).parent / "test/test_data/lee_background.cor"

text = NEWS.read_text(encoding="utf-8")
words = re.findall(r"[a-z']+", text.lower())
counts = np.array(sorted(Counter(words).values(), reverse=True))
print(f"{len(words):,} words, {len(counts):,} different; the ten commonest are", end=" ")
print(f"{counts[:10].sum() / len(words):.0%} of the text")
once = np.mean(counts == 1)
print(f"{once:.0%} of the vocabulary occurs once")

seen: set[str] = set()
growth = np.zeros(len(words))
for i, word in enumerate(words):
    seen.add(word)
    growth[i] = len(seen)
n = np.unique(np.geomspace(100, len(words), 60).astype(int))
slope = np.polyfit(np.log(n), np.log(growth[n - 1]), 1)[0]
rank = np.arange(1, len(counts) + 1)
zipf = np.polyfit(np.log(rank[10:1000]), np.log(counts[10:1000]), 1)[0]
print(f"frequency falls like rank^{zipf:.2f}; vocabulary grows like n^{slope:.2f}")
assert -1.3 < zipf < -0.7 and 0.5 < slope < 0.9

# A fixed vocabulary of whole words, learned on the first half, misses words of the second.
half = len(words) // 2
known = {word for word, _ in Counter(words[:half]).most_common(3000)}
missing = np.mean([word not in known for word in words[half:]])
print(f"words of the second half outside the 3,000 commonest of the first: {missing:.1%}")
assert missing > 0.1

fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3), layout="constrained")
shown = np.unique(np.geomspace(1, len(counts), 150).astype(int))
left.loglog(shown, counts[shown - 1], ".", color="C0")
left.loglog(shown, counts[9] * 10 / shown, color="C7", lw=1)
left.text(30, 700, "1 / rank", color="C7")
left.set(xlabel="rank of the word", ylabel="times it occurs")
right.loglog(n, growth[n - 1], color="C1")
right.loglog(n, n, color="C7", lw=1)
right.text(130, 4000, "every word new", color="C7")
right.set(xlabel="words read", ylabel="different words")
plt.show()
