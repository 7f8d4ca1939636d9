"""Activity of 300 unseen molecules from 200: a net of messages against fingerprints."""

import warnings
from pathlib import Path

import numpy as np
import torch
from rdkit.Chem import MolFromSmiles, RDConfig, rdFingerprintGenerator
from sklearn.ensemble import RandomForestRegressor
from sklearn.svm import SVR
from torch import nn

warnings.filterwarnings("ignore", "`torch.jit.script`")  # PyG 2.8 calls it, PyTorch 2.13 warns
from torch_geometric import data, loader, nn as gnn, utils  # noqa: E402, I001

folder = Path(RDConfig.RDContribDir) / "FreeWilson" / "data"  # a series from ChEMBL, in RDKit
smiles, names = np.loadtxt(folder / "CHEMBL2321810.smi", dtype=str, comments=None).T
same_names, y = np.loadtxt(folder / "CHEMBL2321810_act.csv", delimiter=",", skiprows=1).T
assert (same_names == names.astype(float)).all()  # rejects activities of other molecules
torch.set_default_dtype(torch.float64)
graphs = [utils.from_smiles(s).update({"y": torch.tensor(v)}) for s, v in zip(smiles, y)]  # noqa: B905
morgan = rdFingerprintGenerator.GetMorganGenerator(radius=2, fpSize=2048)
bits = np.array([morgan.GetFingerprintAsNumPy(MolFromSmiles(s)) for s in smiles], dtype=float)
both, ones = bits @ bits.T, bits.sum(axis=1)
tanimoto = both / (ones[:, None] + ones - both)  # substructures in both, by those in either


class Net(nn.Module):
    def __init__(self, d: int = 48) -> None:
        super().__init__()
        self.atom, self.bond, self.more = nn.Embedding(100, d), nn.Embedding(22, d), nn.Linear(8, d)
        self.a, self.b, self.c = (gnn.GINEConv(gnn.MLP([d, d, d])) for _ in range(3))
        self.head = gnn.MLP([d, d, 1])

    def forward(self, batch: data.Batch) -> torch.Tensor:
        h = self.atom(batch.x[:, 0]) + self.more(batch.x[:, 1:].double())
        for conv in (self.a, self.b, self.c):  # each message sees the kind of its bond
            h = h + conv(h, batch.edge_index, self.bond(batch.edge_attr[:, 0])).relu()
        return self.head(gnn.global_add_pool(h, batch.batch) / 30).squeeze(1)  # some 30 atoms each


errors = []
for seed in (3, 4, 5):  # all settings were chosen on other splits
    torch.manual_seed(seed)
    train, test, _ = np.split(np.random.default_rng(seed).permutation(len(y)), [200, 500])
    batches = loader.DataLoader([graphs[k] for k in train], batch_size=40, shuffle=True)
    net, mean, std = Net(), y[train].mean(), y[train].std()
    optimizer = torch.optim.Adam(net.parameters())
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 0.005, total_steps=25 * len(batches))
    for batch in (batch for _ in range(25) for batch in batches):
        optimizer.zero_grad()
        ((net(batch) - (batch.y - mean) / std) ** 2).mean().backward()
        optimizer.step()
        schedule.step()
    says = (
        net.eval()(data.Batch.from_data_list([graphs[k] for k in test])).detach().numpy() * std
        + mean
    )
    forest = RandomForestRegressor(50, max_features=0.3, random_state=seed)
    kernel = SVR(kernel="precomputed", C=10, epsilon=0.05).fit(tanimoto[train][:, train], y[train])
    forest.fit(bits[train], y[train])
    answers = (mean, forest.predict(bits[test]), kernel.predict(tanimoto[test][:, train]), says)
    errors.append([np.sqrt(((answer - y[test]) ** 2).mean()) for answer in answers])
for name, e in zip(("mean", "forest", "kernel", "messages"), np.transpose(errors), strict=True):
    print(f"{name:8s} RMSE {e.mean():.2f}, from {e.min():.2f} to {e.max():.2f}")
assert all(e[3] > e[2] and e[3] < e[0] - 0.1 for e in errors)  # rejects a net that learned nothing
