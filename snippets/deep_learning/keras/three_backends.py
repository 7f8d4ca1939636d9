"""One model, trained and saved on PyTorch: it answers under JAX and NumPy, and trains on under JAX."""

# servers: it starts two Python processes, one for each other backend

import os

os.environ["KERAS_BACKEND"] = "torch"

import subprocess
import sys
import tempfile
import warnings

import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits

warnings.filterwarnings("ignore", "__array__ impl")  # Keras 3.15's own, with NumPy 2

OTHER = """
import sys, keras, numpy as np
X, y = np.load("X.npy"), np.load("y.npy")
for compiled in (False, True):
    model = keras.saving.load_model("net.keras", compile=compiled)
    if not compiled:
        np.save("answers.npy", model.predict(X, verbose=0))
        model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    print(f"  compile={compiled}: torch is imported:", "torch" in sys.modules)
    try:
        losses = model.fit(X, y, epochs=2, verbose=0).history["loss"]
        print("    fit works, the loss falls:", losses[1] < losses[0])
    except TypeError as error:
        print("    fit raises", str(error).split(",")[0])
    except NotImplementedError as error:
        print("    fit raises", error)
        break
"""
X, y = load_digits(return_X_y=True)
X, y = X[:900] / 16, y[:900]
keras.utils.set_random_seed(0)
hidden = layers.Dense(32, activation="relu")
model = keras.Sequential([keras.Input((64,)), hidden, layers.Dense(10)])
model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(X, y, epochs=2, verbose=0)
with tempfile.TemporaryDirectory() as folder:
    model.save(f"{folder}/net.keras")
    np.save(f"{folder}/X.npy", X)
    np.save(f"{folder}/y.npy", y)
    for backend in ("jax", "numpy"):
        env = os.environ | {"KERAS_BACKEND": backend}
        command = [sys.executable, "-c", OTHER]
        done = subprocess.run(
            command, cwd=folder, env=env, stdout=subprocess.PIPE, text=True, check=True
        )
        apart = np.abs(np.load(f"{folder}/answers.npy") - model.predict(X, verbose=0)).max()
        assert apart < 1e-4  # rejects a file without the weights
        print(f"{backend}: answers equal\n{done.stdout}", end="")
