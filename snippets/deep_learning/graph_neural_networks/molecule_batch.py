"""Molecules as graphs: atoms, bonds with a kind, many in one batch, a sum over the atoms of each."""

import torch
from rdkit import Chem

KINDS = ["C", "N", "O"]
BONDS = [Chem.BondType.SINGLE, Chem.BondType.DOUBLE, Chem.BondType.AROMATIC]
torch.manual_seed(0)
W_atom, W_bond, W_self = (torch.randn(3, 8).double() for _ in range(3))


def to_graph(mol: Chem.Mol) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return atoms (n, 3), directed bonds (2, 2m) and the kinds of bonds (2m, 3), one-hot."""
    X = torch.tensor([[a.GetSymbol() == k for k in KINDS] for a in mol.GetAtoms()]).double()
    ends = torch.tensor([(b.GetBeginAtomIdx(), b.GetEndAtomIdx()) for b in mol.GetBonds()]).T
    E = torch.tensor([[b.GetBondType() == k for k in BONDS] for b in mol.GetBonds()]).double()
    return X, torch.cat([ends, ends.flip(0)], dim=1), torch.cat([E, E])


def embed(
    X: torch.Tensor, edges: torch.Tensor, E: torch.Tensor, owner: torch.Tensor
) -> torch.Tensor:
    """One round of messages, then a sum over the atoms of each molecule (n_molecules, 8)."""
    sender, receiver = edges
    messages = torch.relu(X[sender] @ W_atom + E @ W_bond)  # one row for each directed bond
    heard = torch.zeros(len(X), 8).double().index_add(0, receiver, messages)
    H = torch.tanh(X @ W_self + heard)
    return torch.zeros(int(owner.max()) + 1, 8).double().index_add(0, owner, H)


smiles = {"ethanol": "CCO", "acetic acid": "CC(=O)O", "pyridine": "c1ccncc1"}
mols = [Chem.MolFromSmiles(s) for s in smiles.values()]
graphs = [to_graph(mol) for mol in mols]
one_by_one = torch.cat([embed(*g, torch.zeros(len(g[0])).long()) for g in graphs])

sizes = torch.tensor([len(X) for X, _, _ in graphs])
shift = sizes.cumsum(0) - sizes  # how many atoms stand before each molecule
X, E = torch.cat([g[0] for g in graphs]), torch.cat([g[2] for g in graphs])
edges = torch.cat([g[1] + s for g, s in zip(graphs, shift, strict=True)], dim=1)
owner = torch.repeat_interleave(torch.arange(len(mols)), sizes)
together = embed(X, edges, E, owner)
A = torch.zeros(len(X), len(X)).int()
A[edges[1], edges[0]] = 1
print(A)
print("owner of each atom:", owner.tolist())
assert torch.allclose(together, one_by_one)  # fails if the indices are not shifted
atoms, ends, kinds = graphs[0]
heard = torch.zeros(3, 8).double()
for (sender, receiver), kind in zip(ends.T, kinds, strict=True):  # bond by bond
    heard[receiver] += torch.relu(atoms[sender] @ W_atom + kind @ W_bond)
# fails for messages without the atom that sends them, or added to their sender
assert torch.allclose(torch.tanh(atoms @ W_self + heard).sum(dim=0), together[0])
acid = mols[1]
renamed = to_graph(Chem.RenumberAtoms(acid, [2, 0, 3, 1]))
assert torch.allclose(embed(*renamed, torch.zeros(4).long())[0], together[1])  # no order of atoms
same = embed(X, edges, torch.zeros_like(E), owner)
assert not torch.allclose(same[1], together[1])  # the kind of bond does count
