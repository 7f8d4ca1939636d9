"""The first step of the pruning path, computed from the nodes of the unpruned tree."""

import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.tree import DecisionTreeClassifier

X, y = load_breast_cancer(return_X_y=True)
full = DecisionTreeClassifier(min_samples_leaf=5, random_state=0).fit(X, y)
tree = full.tree_
cost = tree.impurity * tree.n_node_samples / len(y)  # R(t): the node's share of the tree's impurity
leaf_cost, leaves = cost.copy(), np.ones(tree.node_count)
for node in reversed(range(tree.node_count)):  # children have higher numbers than their parent
    children = [tree.children_left[node], tree.children_right[node]]
    if children[0] != -1:
        leaf_cost[node], leaves[node] = leaf_cost[children].sum(), leaves[children].sum()

inner = np.flatnonzero(leaves > 1)
alpha = (cost[inner] - leaf_cost[inner]) / (leaves[inner] - 1)
path = full.cost_complexity_pruning_path(X, y)
first = path.ccp_alphas[path.ccp_alphas > 1e-12][0]  # alpha 0 prunes splits that gain nothing
weakest = alpha[alpha > 1e-12].min()
assert np.isclose(weakest, first)
print(f"{full.get_n_leaves()} leaves, {len(inner)} inner nodes")
print(f"smallest price per leaf {weakest:.6f}, first step of the path {first:.6f}")
