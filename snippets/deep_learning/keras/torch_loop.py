"""A Keras model in a plain PyTorch loop: train() leaves its dropout off, training=True sets it on."""

import os
import tempfile
import warnings

os.environ["KERAS_BACKEND"] = "torch"

import keras
import torch
from keras import layers
from sklearn.datasets import load_digits
from torch import nn

warnings.filterwarnings("ignore", "__array__ impl")  # Keras 3.15's own, with NumPy 2
keras.config.set_floatx("float64")
keras.utils.set_random_seed(0)
hidden = [layers.Dense(64, activation="relu"), layers.BatchNormalization(), layers.Dropout(0.5)]
model = keras.Sequential([keras.Input((64,)), *hidden, layers.Dense(10)])
assert isinstance(model, nn.Module)  # fails on the JAX backend
device = next(model.parameters()).device
X, y = (torch.tensor(a, device=device) for a in load_digits(return_X_y=True))
X = X / 16

modes = {
    "model.train(), model(X)": lambda: model.train()(X[:50]),
    "model.eval(), model(X, training=True)": lambda: model.eval()(X[:50], training=True),
}
for name, answer in modes.items():
    before = hidden[1].moving_mean.numpy().copy()
    same = torch.equal(answer(), answer())
    moved = (hidden[1].moving_mean.numpy() != before).any()
    print(f"{name}: dropout {'off' if same else 'on'}, averages {'move' if moved else 'stay'}")
    assert same == (name == "model.train(), model(X)")  # rejects nn.Dropout's rule
    assert moved != same  # rejects nn.BatchNorm1d's rule

before = hidden[1].moving_mean.numpy().copy()
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for _ in range(8):
    for rows in torch.randperm(900).split(100):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(X[rows], training=True), y[rows])
        loss.backward()
        optimizer.step()
assert (hidden[1].moving_mean.numpy() != before).any()  # rejects model(X[rows]) in the loop
with torch.no_grad():
    right = (model(X[1300:]).argmax(dim=1) == y[1300:]).double().mean().item()
print(f"trained by PyTorch: {right:.1f} of the test rows right")
assert right > 0.75  # rejects an optimizer that never got the parameters

with tempfile.TemporaryDirectory() as folder:
    rows = {0: torch.export.Dim("rows", min=1, max=1000)}  # without it, one row only
    model.export(f"{folder}/net.pt2", format="torch", dynamic_shapes=rows, verbose=False)
    alone = torch.export.load(f"{folder}/net.pt2").module()
apart = (alone(X[1300:]) - model(X[1300:])).abs().max().item()
print("exported for PyTorch:", "same answers" if apart < 1e-8 else "other answers")
assert apart < 1e-8  # rejects a net exported before it was trained
