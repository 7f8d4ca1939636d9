"""Molecules again, split at random and by scaffold: how much of the score came from near-twins?"""

from pathlib import Path

import numpy as np
from rdkit.Chem import MolFromSmiles, RDConfig, rdFingerprintGenerator
from rdkit.Chem.Scaffolds.MurckoScaffold import MurckoScaffoldSmiles
from sklearn.ensemble import RandomForestRegressor
from sklearn.svm import SVR

folder = Path(RDConfig.RDContribDir) / "FreeWilson" / "data"
smiles, _ = np.loadtxt(folder / "CHEMBL2321810.smi", dtype=str, comments=None).T
_, y = np.loadtxt(folder / "CHEMBL2321810_act.csv", delimiter=",", skiprows=1).T
morgan = rdFingerprintGenerator.GetMorganGenerator(radius=2, fpSize=2048)
bits = np.array([morgan.GetFingerprintAsNumPy(MolFromSmiles(s)) for s in smiles], dtype=float)
both, ones = bits @ bits.T, bits.sum(axis=1)
tanimoto = both / (ones[:, None] + ones - both)
scaffold = np.unique([MurckoScaffoldSmiles(s) for s in smiles], return_inverse=True)[1]
print(f"{len(y)} molecules, {scaffold.max() + 1} scaffolds, largest {np.bincount(scaffold).max()}")
means = {}
for split, group in (("random", np.arange(len(y))), ("scaffolds", scaffold)):
    errors = []
    for seed in range(6):
        order = np.argsort(np.random.default_rng(seed).permutation(len(y))[group], kind="stable")
        train, rest = order[:200], order[200:]
        test = rest[group[rest] != group[train[-1]]][:300]  # no scaffold on both sides
        assert not np.isin(group[test], group[train]).any()  # fails for a cut within a scaffold
        forest = RandomForestRegressor(30, max_features=0.3, random_state=seed)
        kernel = SVR(kernel="precomputed", C=10, epsilon=0.05)
        kernel.fit(tanimoto[train][:, train], y[train])
        forest.fit(bits[train], y[train])
        answers = (
            y[train].mean(),
            forest.predict(bits[test]),
            kernel.predict(tanimoto[test][:, train]),
        )
        errors.append([np.sqrt(((answer - y[test]) ** 2).mean()) for answer in answers])
    means[split] = np.mean(errors, axis=0)
    for name, e in zip(("mean", "forest", "kernel"), np.transpose(errors), strict=True):
        print(f"{split:9s} {name:6s} RMSE {e.mean():.2f}, from {e.min():.2f} to {e.max():.2f}")
assert (means["scaffolds"][1:] > means["random"][1:] + 0.05).all()  # rejects groups drawn at random
