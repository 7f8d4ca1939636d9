"""Decalin and bicyclopentyl again: a count of closed walks tells them apart."""

import torch
from rdkit import Chem

features = {}
for name, smiles in (("decalin", "C1CCC2CCCCC2C1"), ("bicyclopentyl", "C1CCCC1C1CCCC1")):
    A = torch.tensor(Chem.GetAdjacencyMatrix(Chem.MolFromSmiles(smiles))).double()
    walk = torch.eye(len(A)).double()
    back = []  # ways to walk k steps and be home again, for each atom
    for k in range(1, 7):
        walk = walk @ A
        back.append(walk.diagonal())
        print(f"{name:13s} closed walks of {k} steps: {int(back[-1].sum())}")
    features[name] = torch.stack(back, dim=1)  # (10, 6): new columns of the atoms
a, b = (f.sum(dim=0) for f in features.values())
assert torch.equal(a[:4], b[:4]) and a[4] != b[4]  # rejects "the degrees differ"
