"""A pretrained ResNet gets a head for three classes: which weights were loaded, which are new?"""

import tempfile

import torch
from transformers import AutoModelForImageClassification, ResNetConfig, ResNetForImageClassification
from transformers.utils import logging

logging.set_verbosity_error()
logging.disable_progress_bar()
with tempfile.TemporaryDirectory() as folder:
    torch.manual_seed(0)
    config = ResNetConfig(embedding_size=8, hidden_sizes=[8, 16], depths=[1, 1], num_labels=10)
    source = ResNetForImageClassification(config)  # stands in for a net that someone trained
    source.save_pretrained(folder)
    MODEL = folder  # at work "microsoft/resnet-18", which is downloaded
    torch.manual_seed(1)
    net = AutoModelForImageClassification.from_pretrained(
        MODEL, num_labels=3, ignore_mismatched_sizes=True
    )
before, after = source.state_dict(), net.state_dict()
new = [name for name in after if not torch.equal(before[name], after[name])]
print(len(after) - len(new), "arrays loaded; new:", *new)
assert new == ["classifier.1.weight", "classifier.1.bias"]  # rejects a fresh net
