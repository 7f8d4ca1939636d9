"""The same training by fit and by a PyTorch loop: equal weights after each of 54 steps."""

import os
import warnings

os.environ["KERAS_BACKEND"] = "torch"

import keras
import numpy as np
import torch
from keras import layers
from sklearn.datasets import load_digits
from torch import nn

warnings.filterwarnings("ignore", "__array__ impl")  # Keras 3.15's own, with NumPy 2
keras.config.set_floatx("float64")
X, y = load_digits(return_X_y=True)
X, y = X[:900] / 16, y[:900]
keras.utils.set_random_seed(0)
net = [layers.Dense(32, activation="relu"), layers.BatchNormalization(), layers.Dense(10)]
model = keras.Sequential([keras.Input((64,)), *net])
model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
W1, b1, gamma, beta, _, _, W2, b2 = map(torch.tensor, model.get_weights())
path = []  # W1 after each step of fit
keep = keras.callbacks.LambdaCallback(
    on_train_batch_end=lambda batch, logs: path.append(model.get_weights()[0])
)
history = model.fit(X, y, batch_size=50, epochs=3, shuffle=False, callbacks=[keep], verbose=0)


def loop(eps=1e-7, before=True, eps_norm=1e-3):
    norm = nn.BatchNorm1d(32, eps=eps_norm, momentum=1 - 0.99)
    net = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), norm, nn.Linear(32, 10)).double()
    for p, w in zip(net.parameters(), (W1.T, b1, gamma, beta, W2.T, b2), strict=True):
        p.data = w.clone()  # nn.Linear stores its weight as (out, in)
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-3, eps=eps)
    losses, apart = [], []
    for step, rows in enumerate(torch.arange(900).split(50) * 3, start=1):
        if before:  # Keras adds epsilon before the bias correction, PyTorch after it
            optimizer.param_groups[0]["eps"] = eps / (1 - 0.999**step) ** 0.5
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(torch.tensor(X)[rows]), torch.tensor(y)[rows])
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        apart.append(np.abs(net[0].weight.detach().numpy().T - path[step - 1]).max())
    return max(apart), np.reshape(losses, (3, 18)).mean(axis=1), norm


same, epoch_losses, norm = loop()
print("as fit does it:", "equal to 0.00001 in each step" if same < 1e-5 else "apart")
assert same < 1e-5  # rejects weights without .T, another order of rows, a missing zero_grad
assert np.allclose(history.history["loss"], epoch_losses, atol=1e-4)  # rejects the last loss
old = 0.99**54  # of the first value, 1; only the rest differs by 49/50
theirs = norm.running_var.numpy() - old
assert np.allclose(model.get_weights()[5] - old, theirs * 49 / 50, atol=1e-5)  # rejects B in both
for change in ({"before": False}, {"eps": 1e-8}, {"eps_norm": 1e-5}):
    apart = loop(**change)[0]
    print(f"{change}: apart by up to {apart / 1e-3:.2f} learning rates")
    assert apart > 1e-4  # rejects a change that the loop ignores
