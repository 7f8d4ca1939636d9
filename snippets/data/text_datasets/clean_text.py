"""What cleaning does to text: markup, Unicode forms, repaired encodings, and what lower case loses."""

import html
import re
import unicodedata


def clean(text: str) -> str:
    """Turn markup into spaces, resolve entities, compose characters, squeeze white space."""
    text = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


raw = "Great film!<br /><br />Caf\u00e9 scenes &amp; a caf\u0065\u0301 owner.\u00a0Fin."
print("cleaned:", clean(raw))
assert "<" not in clean(raw) and clean(raw).count("caf\u00e9") == 1

# One letter, two spellings: equal to the eye, different to a dictionary.
composed, decomposed = "\u00e9", "e\u0301"
print("same letter equal:", composed == decomposed, "; after NFC:", end=" ")
print(unicodedata.normalize("NFC", decomposed) == composed)

# NFKC goes further and folds what only looks related. That may lose meaning.
for text in ("\ufb01lm", "10\u00b2", "\u00bd star", "\u2122"):
    print(f"NFKC {text!r} -> {unicodedata.normalize('NFKC', text)!r}")
assert (
    unicodedata.normalize("NFKC", "10\u00b2") == "102"
)  # ten squared has become a hundred and two

# Mojibake: UTF-8 read as Latin-1, and the way back.
broken = "Zürich".encode().decode("latin-1")
print("broken:", broken, " repaired:", broken.encode("latin-1").decode())

# Lower case merges words that differ.
for pair in (("US", "us"), ("Polish", "polish"), ("AIDS", "aids")):
    assert pair[0].lower() == pair[1].lower()
print("merged by lower case: US with us, Polish with polish, AIDS with aids")
print("'STRASSE'.lower() == 'Straße'.lower():", "STRASSE".lower() == "Straße".lower(), end="; ")
print("casefold:", "STRASSE".casefold() == "Straße".casefold())
