"""A layer of our own, saved and loaded: what is raised, and what goes wrong without a word."""

import os
import warnings

os.environ["KERAS_BACKEND"] = "torch"

import tempfile

import keras
import numpy as np
from keras import layers

warnings.filterwarnings("ignore", "__array__ impl")  # Keras 3.15's own, with NumPy 2


class Unregistered(layers.Layer):
    """A skip, X + scale * relu(X W), for rows X of shape (B, d); W is (d, d)."""

    def __init__(self, scale=1.0, **kwargs):
        super().__init__(**kwargs)  # name, dtype: load_model passes them here
        self.scale = scale

    def build(self, input_shape):  # called once, when the width of X is known
        self.W = self.add_weight(shape=(input_shape[-1], input_shape[-1]), name="W")

    def call(self, X):
        return X + self.scale * keras.ops.relu(X @ self.W)


@keras.saving.register_keras_serializable(package="lesson")
class Registered(Unregistered):
    def get_config(self):  # what __init__ needs to make the layer again
        return {**super().get_config(), "scale": self.scale}


@keras.saving.register_keras_serializable(package="lesson")
class Forgetful(Unregistered):
    def get_config(self):  # scale is missing
        return super().get_config()


X = np.random.default_rng(0).normal(size=(4, 5))
for layer in (Registered, Forgetful, Unregistered):
    model = keras.Sequential([keras.Input((5,)), layer(scale=0.1), layers.Dense(2)])
    with tempfile.TemporaryDirectory() as folder:
        model.save(f"{folder}/model.keras")  # layers, weights, optimizer, loss
        model.save_weights(f"{folder}/net.weights.h5")  # the weights only
        try:
            again = keras.saving.load_model(f"{folder}/model.keras")
            apart = np.abs(again.predict(X, verbose=0) - model.predict(X, verbose=0)).max()
            print(f"{layer.__name__}: loads, same answers: {apart < 1e-6}")
            assert (apart < 1e-6) == (layer is Registered)  # a scale that changes nothing
        except TypeError as error:
            place = str(error).index("Could not locate")
            print(f"{layer.__name__}:", str(error)[place:].split(". ")[0])
            assert layer is Unregistered
            model.load_weights(f"{folder}/net.weights.h5")  # into the class, from our own code
