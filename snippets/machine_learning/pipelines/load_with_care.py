"""Loading a pickle runs its code; skops asks first; another version is noticed and refused."""

import builtins
import pickle
import warnings

import numpy as np
import sklearn
import skops.io as sio
from sklearn.datasets import load_iris
from sklearn.exceptions import InconsistentVersionWarning
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler


class Harmless:
    """Pickles itself as an order to run a line of Python; here the line only sets a flag."""

    def __reduce__(self):
        """Return what `pickle.loads` shall call: any function with any arguments."""
        return exec, ("import builtins; builtins.flag = 'set by the file'",)


file = pickle.dumps(Harmless())  # joblib.dump writes the same kind of file
pickle.loads(file)
print("after loading the pickle, the flag is:", builtins.flag)
assert builtins.flag == "set by the file"

X, y = load_iris(return_X_y=True)
model = make_pipeline(
    StandardScaler(), FunctionTransformer(np.tanh), LogisticRegression(max_iter=500)
).fit(X, y)
safe = sio.dumps(model)
print("types that skops does not trust:", sio.get_untrusted_types(data=safe))
assert np.array_equal(sio.loads(safe).predict(X), model.predict(X))

odd = make_pipeline(FunctionTransformer(exec), LogisticRegression())
data = sio.dumps(odd)
unknown = sio.get_untrusted_types(data=data)
print("a file with another function in it:", unknown)
try:
    sio.loads(data)
    raise AssertionError("skops must refuse")
except sio.exceptions.UntrustedTypesFoundException as error:
    print(type(error).__name__ + ": refused")

version = sklearn.__version__
older = "0" + version[1:]  # the same length, so that the file stays readable
aged = pickle.dumps(model).replace(version.encode(), older.encode())
with warnings.catch_warnings():
    warnings.simplefilter("error", InconsistentVersionWarning)
    try:
        pickle.loads(aged)
        raise AssertionError("an old version must be noticed")
    except InconsistentVersionWarning as warning:
        print(f"{type(warning).__name__}: {warning.estimator_name} was saved by another version")
        assert warning.original_sklearn_version == older
