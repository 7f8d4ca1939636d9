"""GCN, GraphSAGE and GAT written out on the karate club, equal to PyTorch Geometric's layers."""

import warnings

import networkx as nx
import torch
from torch.nn import functional as F

warnings.filterwarnings("ignore", "`torch.jit.script`")  # PyG 2.8 calls it, PyTorch 2.13 warns
from torch_geometric.nn import GATConv, GCNConv, SAGEConv  # noqa: E402

torch.manual_seed(0)
torch.set_default_dtype(torch.float64)
A = torch.tensor(nx.to_numpy_array(nx.karate_club_graph(), weight=None))
X = torch.randn(34, 8)
edges = A.nonzero().T  # (2, 156): every edge twice, once in each direction
A_loop = A + torch.eye(34)


def gcn(X: torch.Tensor, W: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    """Kipf and Welling 2017: weights fixed by the degrees. X (n, d_in), W (d_in, d_out)."""
    degree = A_loop.sum(dim=1)
    return A_loop / torch.sqrt(degree[:, None] * degree) @ (X @ W) + b


def sage(X: torch.Tensor, A: torch.Tensor, W_n: torch.Tensor, W: torch.Tensor) -> torch.Tensor:
    """Hamilton and others 2017: the mean of the neighbors, and the node itself, apart."""
    return A / A.sum(dim=1, keepdim=True) @ X @ W_n + X @ W


def gat(X: torch.Tensor, W: torch.Tensor, to: torch.Tensor, frm: torch.Tensor) -> torch.Tensor:
    """Veličković and others 2018: softmax over the neighbors. to, frm (d_out,)."""
    H = X @ W
    score = F.leaky_relu((H @ to)[:, None] + (H @ frm)[None, :], 0.2)  # (n, n): i listens to j
    score = score.masked_fill(A_loop == 0, -torch.inf)  # only along edges
    return score.softmax(dim=1) @ H


theirs = GCNConv(8, 4)
ours = gcn(X, theirs.lin.weight.T, theirs.bias)
assert torch.allclose(ours, theirs(X, edges))  # fails for a mean
print("GCN: equal")

few = torch.zeros_like(A)  # GraphSAGE samples: here 3 neighbors of each node
for i in range(34):
    neighbors = A[i].nonzero().flatten()
    few[i, neighbors[torch.randperm(len(neighbors))[:3]]] = 1
theirs = SAGEConv(8, 4, bias=False)
for name, M in (("all", A), ("sampled", few)):
    listens, speaks = M.nonzero().T
    out = theirs(X, torch.stack([speaks, listens]))  # PyG: row 0 sends, row 1 receives
    ours = sage(X, M, theirs.lin_l.weight.T, theirs.lin_r.weight.T)
    print(f"GraphSAGE, {name} neighbors: {int(M.sum())} messages, equal")
    assert torch.allclose(ours, out)  # for "sampled", fails with the two rows swapped

theirs = GATConv(8, 4, bias=False)
ours = gat(X, theirs.lin.weight.T, theirs.att_dst.flatten(), theirs.att_src.flatten())
assert torch.allclose(ours, theirs(X, edges))  # fails without mask
print("GAT: equal")
