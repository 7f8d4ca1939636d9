"""Four ways to split a text into words, on the cases where they disagree."""

import re

import spacy
from nltk.tokenize import TreebankWordTokenizer

texts = [
    "I don't pay.",
    "I pay. You don't.",
    "state-of-the-art e-mail",
    "https://a.io/b?q=1.",
    "It costs $1,299.50 (5% off).",
    "In the U.S. it rains.",
    "#nlp by @anna :-) 😀👍",
]
nlp = spacy.blank("en")  # the English rules alone, without a trained model
splitters = {
    "spaces": str.split,
    "regex": lambda text: re.findall(r"\w+|[^\w\s]", text),  # a run of word characters, or one mark
    "NLTK": TreebankWordTokenizer().tokenize,
    "spaCy": lambda text: [token.text for token in nlp(text)],
}
cuts = {name: [split(text) for text in texts] for name, split in splitters.items()}
for i, text in enumerate(texts):
    print(text)
    for name, tokens in cuts.items():
        print(f"    {name:6s} {len(tokens[i]):2d}  {'  '.join(tokens[i])}")

for tokens in cuts.values():  # fails if a splitter loses or adds a character
    assert ["".join(cut) for cut in tokens] == [text.replace(" ", "") for text in texts]
pay, two, _, address, price, country, _ = zip(*cuts.values(), strict=True)
assert "don't" in pay[0] and "n't" in pay[2] and "n't" in pay[3]  # fails without contractions
assert "pay." in two[2] and "pay." not in two[3]  # NLTK's expects one sentence
assert "1,299.50" not in price[1] and "1,299.50" in price[2] and "U.S." in country[2]
assert "https://a.io/b?q=1" in address[3] and "https://a.io/b?q=1" not in address[0]
