"""An LSTM writes news by characters, and is asked how much of the past it uses."""

from importlib.util import find_spec
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

torch.manual_seed(0)
torch.set_default_dtype(torch.float64)  # so that it writes the same on every machine
NEWS = Path(find_spec("gensim").origin).parent / "test/test_data/lee_background.cor"
text = NEWS.read_text(encoding="utf-8").lower()
chars, n = sorted(set(text)), len(text) * 9 // 10  # the last tenth is held out
ids = torch.tensor([chars.index(c) for c in text])
H, B, WINDOW = 48, 16, 32


table, layer = nn.Embedding(len(chars), 16), nn.LSTM(16, H, batch_first=True)
out = nn.Linear(H, len(chars))
weights = [*table.parameters(), *layer.parameters(), *out.parameters()]


def read(x: Tensor, state: tuple | None = None) -> tuple[Tensor, tuple]:
    """Take character numbers (B, T); return logits for each next one (B, T, V), and the state."""
    states, state = layer(table(x), state)
    return out(states), state


strips = ids[: n - n % B].view(B, -1)  # B long strips of text, read in parallel
optimizer = torch.optim.Adam(weights, 0.01)
state, windows = None, (strips[:, :-1].split(WINDOW, dim=1), strips[:, 1:].split(WINDOW, dim=1))
for step, (x, y) in enumerate(zip(*windows, strict=True)):
    optimizer.param_groups[0]["lr"] = 0.01 * (1 - step / len(windows[0]))
    logits, state = read(x, state)
    state = tuple(s.detach() for s in state)  # the window ends, the state goes on
    optimizer.zero_grad()
    cross_entropy(logits.mT, y).backward()
    nn.utils.clip_grad_norm_(weights, 1.0)
    optimizer.step()

lstm, places = {}, torch.arange(n + 40, len(text), 20)  # where the next letter is asked for
past = ids[places[:, None] - torch.arange(40, 0, -1)]  # (places, 40)
with torch.no_grad():
    for k in (1, 2, 4, 8, 16, 40):
        x = past[:, -k:]
        lstm[k] = cross_entropy(read(x)[0][:, -1], ids[places]).exp().item()
        x = torch.cat([past.roll(1, 0)[:, : 40 - k], x], dim=1)  # behind text from elsewhere
        other = cross_entropy(read(x)[0][:, -1], ids[places]).exp().item()
        print(f"last {k:2d} letters: perplexity {lstm[k]:4.1f}, behind other text {other:4.1f}")
    for temperature in (0.3, 0.7, 1.5):
        written, state = "the government ", None
        x = ids.new_tensor([[chars.index(c) for c in written]])
        while len(written) < 90:
            logits, state = read(x, state)
            x = torch.multinomial((logits[:, -1] / temperature).softmax(dim=1), 1)
            written += chars[x]
        print(f"temperature {temperature}: {written}")
assert lstm[1] > lstm[2] > lstm[4] > lstm[8]  # fails if the state is emptied at each letter
assert lstm[40] < 10  # counting the letter after one letter gets no lower
