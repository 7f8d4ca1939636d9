"""One model, trained and saved on PyTorch, answers under JAX and NumPy in processes of their own."""

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

warnings.filterwarnings("ignore", "__array__ impl")  # Keras 3.15's own, with NumPy 2

PROGRAM = """
import sys, keras, numpy as np
model = keras.saving.load_model("net.keras")
X, y = np.load("X.npy"), np.load("y.npy")
np.save(keras.config.backend(), model.predict(X, verbose=0))
print(keras.config.backend() + ": torch imported:", "torch" in sys.modules)
try:
    model.fit(X, y, verbose=0)
    print("fit works")
except Exception as error:
    print("fit raises", type(error).__name__ + ":", str(error).split(".")[0])
"""
keras.utils.set_random_seed(0)
rng = np.random.default_rng(0)
X, y = rng.normal(size=(200, 8)).astype("float32"), rng.integers(3, size=200)
model = keras.Sequential([keras.Input((8,)), layers.Dense(16, activation="relu"), layers.Dense(3)])
model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(X, y, epochs=2, verbose=0)
with tempfile.TemporaryDirectory() as folder:
    model.save(f"{folder}/net.keras")
    np.save(f"{folder}/X.npy", X)
    np.save(f"{folder}/y.npy", y)
    for backend in ("jax", "numpy"):
        env = os.environ | {"KERAS_BACKEND": backend}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM], cwd=folder, env=env, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        print(done.stdout, end="")
        apart = np.abs(np.load(f"{folder}/{backend}.npy") - model.predict(X, verbose=0)).max()
        assert apart < 1e-4  # rejects a file without the weights
        print("  answers equal to 0.0001")
