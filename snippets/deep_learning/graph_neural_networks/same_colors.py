"""Two molecules that message passing cannot tell apart, and two that it can."""

import matplotlib.pyplot as plt
import torch
from rdkit import Chem
from rdkit.Chem import rdDepictor

SMILES = {"decalin": "C1CCC2CCCCC2C1", "bicyclopentyl": "C1CCCC1C1CCCC1",
          "ethylcyclopropane": "CCC1CC1", "methylcyclobutane": "CC1CCC1"}  # fmt: skip


def colors(graphs: list[torch.Tensor]) -> list[list[int]]:
    """Weisfeiler and Leman 1968: recolor all graphs (n, n) by one dictionary until none splits."""
    color = [[0] * len(A) for A in graphs]  # every atom starts as a carbon
    known = 0
    while True:
        seen = [[(c[i], *sorted(c[j] for j in A[i].nonzero())) for i in range(len(A))]
                for A, c in zip(graphs, color, strict=True)]  # fmt: skip
        names = {look: k for k, look in enumerate(sorted(set(sum(seen, []))))}
        color = [[names[look] for look in looks] for looks in seen]
        if len(names) == known:  # no color was split in this round
            return color
        known = len(names)


def random_net(A: torch.Tensor, seed: int) -> float:
    """Six rounds of sums over neighbors with random weights, then the sum over the atoms."""
    torch.manual_seed(seed)
    H = torch.ones(len(A), 8, dtype=torch.float64)
    for _ in range(6):
        W, V = torch.randn(2, 8, 8, dtype=torch.float64) / 3
        H = torch.tanh(A @ H @ W + H @ V)
    return H.sum().item()


mols = [Chem.MolFromSmiles(smiles) for smiles in SMILES.values()]
graphs = [torch.tensor(Chem.GetAdjacencyMatrix(mol)).double() for mol in mols]
painted = colors(graphs)
nets = torch.tensor([[random_net(A, seed) for seed in range(100)] for A in graphs])
for a, b in ((0, 1), (2, 3)):
    pair = " and ".join(list(SMILES)[a : b + 1])
    told = ((nets[a] - nets[b]).abs() > 1e-9).sum()
    print(f"{pair}: {len(set(painted[a]))} and {len(set(painted[b]))} colors, "
          f"same: {sorted(painted[a]) == sorted(painted[b])}, told apart by {told} of 100 nets")  # fmt: skip
    # the second pair has equal degrees: rejects a net that sends no message, names for each graph
    assert (sorted(painted[a]) == sorted(painted[b])) == (told == 0) == (a == 0)
    assert (graphs[a].sum(dim=1).sort()[0] == graphs[b].sum(dim=1).sort()[0]).all()
fig, axes = plt.subplots(1, 2, figsize=(7, 2.9), layout="constrained")
for ax, name, mol, color in zip(axes, SMILES, mols, painted):  # noqa: B905 (the first two)
    rdDepictor.Compute2DCoords(mol)
    place = mol.GetConformer().GetPositions()
    for bond in mol.GetBonds():
        ax.plot(*place[[bond.GetBeginAtomIdx(), bond.GetEndAtomIdx()], :2].T, "C7", lw=2, zorder=1)
    ax.scatter(*place[:, :2].T, s=260, c=[f"C{sorted(set(color)).index(k)}" for k in color])
    ax.set(title=name, aspect="equal")
    ax.margins(0.15)
    ax.axis("off")
plt.show()
