"""Two inputs, a shared layer and a layer of our own: what a saved model needs to come back."""

import os
import warnings

os.environ["KERAS_BACKEND"] = "torch"

import tempfile

import keras
import numpy as np
from keras import layers

warnings.filterwarnings("ignore", "__array__ impl")  # Keras 3.15's own, with NumPy 2


class Skip(layers.Layer):
    """Map rows X of shape (B, d) to X + scale * relu(X W), where W is (d, d)."""

    def __init__(self, scale=1.0, **kwargs):
        super().__init__(**kwargs)  # name and dtype: load_model passes them here
        self.scale = scale

    def build(self, input_shape):  # called once, when the width of X is known
        self.W = self.add_weight(shape=(input_shape[-1], input_shape[-1]), name="W")

    def call(self, X):
        return X + self.scale * keras.ops.relu(X @ self.W)

    def get_config(self):  # what __init__ needs to make the layer again
        return {**super().get_config(), "scale": self.scale}


class Forgetful(Skip):
    def get_config(self):  # as if Skip had not added its scale
        return {k: v for k, v in super().get_config().items() if k != "scale"}


keras.utils.set_random_seed(0)
left, right = keras.Input((64,), name="left"), keras.Input((64,), name="right")
read = layers.Dense(8, activation="relu", name="read")  # one layer, called twice
both = layers.Concatenate()([read(left), read(right)])
scans = dict(zip(("left", "right"), np.random.default_rng(0).random((2, 4, 64)), strict=True))
for kind in (Skip, Forgetful):
    for registered in (False, True):
        if registered:  # mostly written as a decorator above the class
            keras.saving.register_keras_serializable(package="lesson")(kind)
        model = keras.Model([left, right], layers.Dense(19)(kind(scale=0.1)(both)))
        assert model.count_params() == 64 * 8 + 8 + 16 * 16 + 16 * 19 + 19  # rejects two readers
        name = f"{kind.__name__}, {'registered' if registered else 'not registered'}:"
        with tempfile.TemporaryDirectory() as folder:
            model.save(f"{folder}/net.keras")
            try:
                again = keras.saving.load_model(f"{folder}/net.keras")
            except TypeError as error:
                print(name, str(error)[str(error).index("Could not") :].split(". ")[0])
                continue
        same = np.allclose(again.predict(scans, verbose=0), model.predict(scans, verbose=0))
        print(name, "loads,", "same answers" if same else "other answers")
        assert same == (kind is Skip)  # rejects a scale without effect
