"""Two inputs, a shared layer and a layer of our own: what a saved model needs to come back."""

import os
import tempfile
import warnings

os.environ["KERAS_BACKEND"] = "torch"

import keras
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


def save_and_load(name, layer):
    left, right = keras.Input((64,), name="left"), keras.Input((64,), name="right")
    read = layers.Dense(8, activation="relu")  # one layer, called twice
    both = layers.Concatenate()([read(left), read(right)])
    model = keras.Model(inputs=[left, right], outputs=layers.Dense(19)(layer(both)))
    assert len(model.weights) == 4 + len(layer.weights)  # rejects two readers
    with tempfile.TemporaryDirectory() as folder:
        model.save(f"{folder}/net.keras")
        try:
            again = keras.saving.load_model(f"{folder}/net.keras")
        except (TypeError, ValueError) as error:
            start = max(str(error).find("Could not"), 0)
            return print(f"{name}: raises\n  {str(error)[start:].split('. ')[0]}")
    scans = {"left": keras.ops.ones((4, 64)), "right": keras.ops.zeros((4, 64))}
    same = (again.predict(scans, verbose=0) == model.predict(scans, verbose=0)).all()
    print(f"{name}: loads,", "same answers" if same else "other answers")
    assert same != (name == "Forgetful, registered")  # rejects a scale without effect


save_and_load("Skip, not registered", Skip(scale=0.1))
register = keras.saving.register_keras_serializable(package="lesson")  # mostly a decorator
save_and_load("Skip, registered", register(Skip)(scale=0.1))
save_and_load("Forgetful, registered", register(Forgetful)(scale=0.1))
save_and_load("Lambda", layers.Lambda(lambda X: 3 * X))
