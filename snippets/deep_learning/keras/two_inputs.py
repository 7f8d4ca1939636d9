"""The functional API: one reader for two scans, and a skip around a layer."""

import os
import warnings

os.environ["KERAS_BACKEND"] = "torch"

import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits

warnings.filterwarnings("ignore", "__array__ impl")  # Keras 3.15's own, with NumPy 2
keras.utils.set_random_seed(0)
left, right = keras.Input((64,), name="left"), keras.Input((64,), name="right")
read = layers.Dense(16, activation="relu", name="read")  # one layer, called twice below
both = layers.Concatenate(name="both")([read(left), read(right)])
change = layers.Dense(32, activation="relu", name="change")(both)
skip = layers.Add(name="skip")([both, change])
logits = layers.Dense(19, name="sum")(skip)  # the sum of two digits: 0 to 18
model = keras.Model(inputs=[left, right], outputs=logits)
for layer in model.layers:
    print(f"{layer.name:8} {layer.count_params():5} parameters")
print(f"{'all':8} {model.count_params():5} parameters")

X, y = load_digits(return_X_y=True)
X = X[:900] / 16
scans, total = {"left": X[:450], "right": X[450:]}, y[:450] + y[450:900]
W, b, V, c, U, d = model.get_weights()
A = np.hstack([np.maximum(scans[side] @ W + b, 0) for side in ("left", "right")])
by_hand = (A + np.maximum(A @ V + c, 0)) @ U + d
# Rejects two readers with weights of their own, and a net without the skip.
assert np.allclose(model.predict(scans, verbose=0), by_hand, atol=1e-4)

loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
model.compile(optimizer=keras.optimizers.Adam(0.01), loss=loss)
losses = model.fit(scans, total, epochs=5, verbose=0).history["loss"]
print(f"loss {losses[0]:.1f} in epoch 1, {losses[-1]:.1f} in epoch 5")
assert losses[-1] < losses[0] - 0.2  # rejects labels that do not belong to the pairs
