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


class Writer(nn.Module):
    """Character numbers (B, T) in; logits for the next character (B, T, V) and the state out."""

    def __init__(self) -> None:
        super().__init__()
        self.table, self.layer = nn.Embedding(len(chars), 16), nn.LSTM(16, H, batch_first=True)
        self.out = nn.Linear(H, len(chars))

    def forward(self, x: Tensor, state: tuple | None = None) -> tuple[Tensor, tuple]:
        states, state = self.layer(self.table(x), state)
        return self.out(states), state


net, state = Writer(), None
strips = ids[: n - n % B].view(B, -1)  # B long strips of text, read in parallel
optimizer = torch.optim.Adam(net.parameters(), 0.01)
windows = strips[:, :-1].split(WINDOW, dim=1), strips[:, 1:].split(WINDOW, dim=1)
for step, (x, y) in enumerate(zip(*windows, strict=True)):
    optimizer.param_groups[0]["lr"] = 0.01 * (1 - step / len(windows[0]))
    logits, state = net(x, state)
    state = tuple(s.detach() for s in state)  # the window ends, the state goes on
    optimizer.zero_grad()
    cross_entropy(logits.mT, y).backward()
    nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimizer.step()

places, lstm = torch.arange(n + 40, len(text), 20), {}
with torch.no_grad():
    for k in (1, 2, 4, 8, 16, 40):
        x = ids[places[:, None] - torch.arange(k, 0, -1)]
        lstm[k] = cross_entropy(net(x)[0][:, -1], ids[places]).exp().item()
    print("perplexity by letters read:", ", ".join(f"{k}: {p:.1f}" for k, p in lstm.items()))
    for temperature in (0.3, 0.7, 1.5):
        written, state = "the government ", None
        x = ids.new_tensor([[chars.index(c) for c in written]])
        while len(written) < 90:
            logits, state = net(x, state)
            x = torch.multinomial((logits[:, -1] / temperature).softmax(dim=1), 1)
            written += chars[x]
        print(f"temperature {temperature}: {written}")
assert lstm[1] > lstm[2] > lstm[4] > lstm[8]  # fails if the state is emptied at each letter
assert lstm[40] < 10  # counting pairs of letters gets no lower than 11
