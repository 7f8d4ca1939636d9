"""One sentence cut by three tokenizers of 2,000 tokens each, trained on 250 news texts."""

from importlib.util import find_spec
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

# 300 news texts of 2001 from the Australian Broadcasting Corporation, bundled with gensim
NEWS = Path(find_spec("gensim").origin).parent / "test/test_data/lee_background.cor"

texts = NEWS.read_text(encoding="utf-8").splitlines()[:250]
SIZE = 2000

byte_bpe = Tokenizer(models.BPE())
byte_bpe.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
byte_bpe.decoder = decoders.ByteLevel()
byte_bpe.train_from_iterator(
    texts,
    trainers.BpeTrainer(
        vocab_size=SIZE,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),  # all 256 bytes
        show_progress=False,
    ),
)
wordpiece = Tokenizer(models.WordPiece(unk_token="[UNK]"))
wordpiece.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
wordpiece.decoder = decoders.WordPiece()
wordpiece.train_from_iterator(
    texts, trainers.WordPieceTrainer(vocab_size=SIZE, special_tokens=["[UNK]"], show_progress=False)
)
unigram = Tokenizer(models.Unigram())
unigram.pre_tokenizer = pre_tokenizers.Metaspace()
unigram.decoder = decoders.Metaspace()
unigram.train_from_iterator(
    texts,
    trainers.UnigramTrainer(
        vocab_size=SIZE, special_tokens=["<unk>"], unk_token="<unk>", show_progress=False
    ),
)

tokenizers = {"byte-level BPE": byte_bpe, "WordPiece": wordpiece, "Unigram": unigram}
sentence = "The firefighters were unbelievably brave. 🙂"
for name, tokenizer in tokenizers.items():
    tokens = tokenizer.encode(sentence).tokens
    assert tokenizer.get_vocab_size() <= SIZE
    print(f"{name} ({len(tokens)} tokens)")
    print("   ", " ".join(tokens))
    print("    back:", tokenizer.decode(tokenizer.encode(sentence).ids))
assert byte_bpe.decode(byte_bpe.encode(sentence).ids) == sentence  # bytes: nothing is unknown
assert "[UNK]" in wordpiece.encode(sentence).tokens
