"""Two molecules that message passing cannot tell apart, and a third that it can."""

import torch
from rdkit import Chem

SMILES = {"decalin": "C1CCC2CCCCC2C1", "bicyclopentyl": "C1CCCC1C1CCCC1",
          "butylcyclohexane": "CCCCC1CCCCC1"}  # fmt: skip


def colors(A: torch.Tensor, rounds: int = 6) -> list[str]:
    """Weisfeiler and Leman 1968: rename each node by its color and the sorted colors around it."""
    color = ["C"] * len(A)  # every atom starts as a carbon
    for _ in range(rounds):
        new = [color[i] + str(sorted(color[j] for j in A[i].nonzero())) for i in range(len(A))]
        names = {text: f"c{k}-{len(text)}" for k, text in enumerate(sorted(set(new)))}
        color = [names[text] for text in new]
    return sorted(color)


def random_net(A: torch.Tensor, seed: int) -> float:
    """Six rounds of sums over neighbors with random weights, then the sum over the atoms."""
    torch.manual_seed(seed)
    H = torch.ones(len(A), 8, dtype=torch.float64)
    for _ in range(6):
        W, V = torch.randn(2, 8, 8, dtype=torch.float64) / 3
        H = torch.tanh(A @ H @ W + H @ V)
    return H.sum().item()


histograms, outputs = {}, {}
for name, smiles in SMILES.items():
    mol = Chem.MolFromSmiles(smiles)
    A = torch.tensor(Chem.GetAdjacencyMatrix(mol)).double()
    histograms[name] = colors(A)
    outputs[name] = torch.tensor([random_net(A, seed) for seed in range(100)])
    rings = sorted(len(ring) for ring in mol.GetRingInfo().AtomRings())
    print(f"{name:17s} rings of {rings}, {len(set(histograms[name]))} colors of atoms")
gap = {name: (outputs[name] - outputs["decalin"]).abs() for name in SMILES}
for name in ("bicyclopentyl", "butylcyclohexane"):
    told = (gap[name] > 1e-9).sum()
    print(f"random nets that tell decalin from {name}: {told} of {len(gap[name])}")
assert histograms["decalin"] == histograms["bicyclopentyl"] != histograms["butylcyclohexane"]
assert gap["bicyclopentyl"].max() < 1e-9  # rejects messages that know the size of a ring
assert gap["butylcyclohexane"].median() > 0.1  # rejects a net that answers the same for all
