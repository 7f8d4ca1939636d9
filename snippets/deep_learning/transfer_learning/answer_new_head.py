"""A pretrained ResNet gets a head for three classes: which weights were loaded, which are new?"""

import tempfile

import torch
from transformers import AutoModelForImageClassification, ResNetConfig, ResNetForImageClassification
from transformers.utils import logging

logging.set_verbosity_error()  # the same report as a table; at work, leave it on
logging.disable_progress_bar()
with tempfile.TemporaryDirectory() as folder:
    torch.manual_seed(0)
    config = ResNetConfig(embedding_size=8, hidden_sizes=[8, 16], depths=[1, 1], num_labels=10)
    source = ResNetForImageClassification(config)  # stands in for a net that someone trained
    for array in source.state_dict().values():
        array.add_(1)  # trained weights are not those of a fresh net
    source.save_pretrained(folder)
    MODEL = folder  # at work "microsoft/resnet-18", which is downloaded
    torch.manual_seed(1)
    net, report = AutoModelForImageClassification.from_pretrained(
        MODEL, num_labels=3, ignore_mismatched_sizes=True, output_loading_info=True
    )
loaded, new = net.state_dict(), {name for name, *_ in report["mismatched_keys"]}
print({kind: len(names) for kind, names in report.items()})
print("new:", *sorted(new))
# rejects a wrong prefix or class, and a load that replaced more than the head
assert not report["missing_keys"] and not report["unexpected_keys"]
assert new == {"classifier.1.weight", "classifier.1.bias"}
assert all(torch.equal(v, loaded[k]) for k, v in source.state_dict().items() if k not in new)
