"""A train_step of our own inside fit: the gradient shortened to norm 1, as the built-in does it."""

import os
import warnings

os.environ["KERAS_BACKEND"] = "torch"

import keras
import numpy as np
import torch
from keras import layers
from sklearn.datasets import load_digits

warnings.filterwarnings("ignore", "__array__ impl")  # Keras 3.15's own, with NumPy 2
keras.config.set_floatx("float64")
X, y = load_digits(return_X_y=True)


class Clipped(keras.Sequential):
    def train_step(self, data):
        X, y = data
        self.zero_grad()
        guess = self(X, training=True)
        loss = self.compute_loss(X, y, guess)
        loss.backward()
        if self.clip:
            torch.nn.utils.clip_grad_norm_([w.value for w in self.trainable_weights], 1.0)
        with torch.no_grad():
            grads = [w.value.grad for w in self.trainable_weights]
            self.optimizer.apply(grads, self.trainable_weights)
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss, sample_weight=len(y))
            else:
                metric.update_state(y, guess)
        return self.get_metrics_result()


ends, notes = {}, {}
for name in ("own step", "built in", "own step, not clipped"):
    keras.utils.set_random_seed(0)
    kind = keras.Sequential if name == "built in" else Clipped
    model = kind([keras.Input((64,)), layers.Dense(16, activation="relu"), layers.Dense(10)])
    model.clip = name == "own step"
    optimizer = keras.optimizers.Adam(0.01, global_clipnorm=1.0 if name == "built in" else None)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer, loss, metrics=["accuracy"])
    notes[name] = model.fit(X[:300], y[:300], epochs=3, verbose=0).history
    ends[name] = np.concatenate([w.ravel() for w in model.get_weights()])
    apart = np.abs(ends[name] - ends["own step"]).max()
    print(f"{name}: weights {'equal' if apart < 1e-5 else 'differ'}")
    assert (apart < 1e-5) == ("not" not in name)  # rejects a bound that never cuts
for metric in ("loss", "accuracy"):  # rejects a step that returns the last batch's loss only
    assert np.allclose(notes["own step"][metric], notes["built in"][metric])
print("loss and accuracy of each epoch: equal")
