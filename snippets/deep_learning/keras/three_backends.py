"""One model, trained and saved on PyTorch: it answers under JAX and NumPy, and trains on under JAX."""

# servers: it starts two Python processes, one for each other backend

import json
import os
import subprocess
import sys
import tempfile
import warnings
import zipfile

os.environ["KERAS_BACKEND"] = "torch"

import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits

warnings.filterwarnings("ignore", "__array__ impl")  # Keras 3.15's own, with NumPy 2

OTHER = """
import sys, keras, numpy as np
X, y = np.load("rows.npz").values()
for name, swap in (("Adam", {"Adam": keras.optimizers.Adam}), ("Lamb", None), ("Adam", None)):
    model = keras.saving.load_model(f"{name}.keras", custom_objects=swap)
    if swap:
        np.save("answers.npy", model.predict(X, batch_size=900, verbose=0))
        print("  answers; torch is imported:", "torch" in sys.modules)
    steps = int(model.optimizer.iterations)
    try:
        model.fit(X, y, batch_size=300, verbose=0)
        done = f"trains on, step {steps + 1} to {int(model.optimizer.iterations)}"
    except (TypeError, NotImplementedError) as error:
        done = "fit raises " + str(error).split(",")[0]
    print(f"  {name}, {'custom_objects' if swap else 'as it is'}: {done}")
    if keras.backend.backend() == "numpy":
        break
"""
X, y = (a[:900] for a in load_digits(return_X_y=True))
with tempfile.TemporaryDirectory() as folder:
    np.savez(f"{folder}/rows.npz", X=X, y=y)
    for name in ("Lamb", "Adam"):
        keras.utils.set_random_seed(0)
        model = keras.Sequential([keras.Input((64,)), layers.Dense(10, activation="softmax")])
        model.compile(getattr(keras.optimizers, name)(), "sparse_categorical_crossentropy")
        model.fit(X, y, batch_size=300, epochs=2, verbose=0)
        model.save(f"{folder}/{name}.keras")
        config = json.loads(zipfile.ZipFile(f"{folder}/{name}.keras").read("config.json"))
        print(f"{name}, module in the file:", config["compile_config"]["optimizer"]["module"])
    command = [sys.executable, "-c", OTHER]
    for backend in ("jax", "numpy"):
        env = os.environ | {"KERAS_BACKEND": backend}
        done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        print(f"{backend}:\n{done.stdout}", end="")
        assert ("step 7 to 9" in done.stdout) == (backend == "jax")  # rejects compile=False
        apart = np.abs(np.load(f"{folder}/answers.npy") - model.predict(X, verbose=0)).max()
        assert apart < 1e-4  # rejects a file without the weights
