"""The baseline that every character model has to beat: count what followed the last few letters."""

import math
from collections import Counter
from importlib.util import find_spec
from pathlib import Path

NEWS = Path(find_spec("gensim").origin).parent / "test/test_data/lee_background.cor"
text = NEWS.read_text(encoding="utf-8").lower()
n = len(text) * 9 // 10  # the last tenth is held out, as for the LSTM
places = range(n + 40, len(text), 20)  # the same places at which the LSTM was asked
p = [1 / len(set(text))] * len(places)  # without any count: all characters alike
perplexity = []
for order in range(7):
    grams = Counter(text[i - order : i + 1] for i in range(order, n))  # order letters and the next
    kinds, total = Counter(gram[:order] for gram in grams), Counter()
    for gram, count in grams.items():
        total[gram[:order]] += count
    for j, i in enumerate(places):
        seen = text[i - order : i]
        known = total[seen]
        if known:  # Witten-Bell: the more kinds of successor, the more the shorter context counts
            p[j] = (grams[seen + text[i]] + kinds[seen] * p[j]) / (known + kinds[seen])
    perplexity.append(math.exp(-sum(map(math.log, p)) / len(p)))
    print(f"{order} letters of context: perplexity {perplexity[-1]:4.1f}, {len(grams):7,} counts")
best = perplexity.index(min(perplexity))
print(f"best with {best} letters")
assert best in (4, 5)  # without the shorter contexts mixed in, the best would have fewer letters
assert perplexity[1] > 10 > perplexity[2]  # fails if the counts of one letter see two
