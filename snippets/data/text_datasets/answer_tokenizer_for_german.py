"""A tokenizer that cuts German as finely as English, trained on both in equal parts."""

from importlib.util import find_spec
from pathlib import Path

from tokenizers import Tokenizer, models, pre_tokenizers, trainers

# 300 news texts of 2001 from the Australian Broadcasting Corporation, bundled with gensim
NEWS = Path(find_spec("gensim").origin).parent / "test/test_data/lee_background.cor"

english = NEWS.read_text(encoding="utf-8").splitlines()
# A tiny stand-in for a German corpus: sentences from a grammar, so the words repeat.
who = [
    "Die Feuerwehr",
    "Eine Familie",
    "Der Nachbar",
    "Die Regierung",
    "Ein Sprecher",
    "Das Gericht",
]
did = ["kämpfte", "wartete", "berichtete", "verhandelte", "arbeitete", "schwieg"]
where = ["in der Nacht", "am Rande der Stadt", "vor dem Rathaus", "seit Montag", "ohne Ergebnis"]
german = [f"{a} {b} {c}." for a in who for b in did for c in where]
test = "Der Sprecher der Feuerwehr wartete in der Nacht am Rande der Stadt."


def fertility(texts: list[str]) -> tuple[float, float]:
    """Train 2,000 tokens on the texts; return tokens per word on German and on English."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel()
    tokenizer.train_from_iterator(texts, trainers.BpeTrainer(vocab_size=2000, show_progress=False))
    return tuple(len(tokenizer.encode(t).ids) / len(t.split()) for t in (test, english[-1]))


size = sum(map(len, german))
part, total = [], 0
for text in english[:-1]:
    if total < size:
        part.append(text)
        total += len(text)
only, both = fertility(english[:-1]), fertility(german + part)
print(f"trained on English only:  German {only[0]:.2f}, English {only[1]:.2f} tokens per word")
print(f"trained on equal parts:   German {both[0]:.2f}, English {both[1]:.2f} tokens per word")
assert both[0] < only[0] / 1.5 and both[1] > only[1]
