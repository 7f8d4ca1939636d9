"""An Optuna study: a space with branches, pruned trials, a database to resume from, importances."""

import tempfile
from pathlib import Path

import numpy as np
import optuna
from sklearn.datasets import load_breast_cancer
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

optuna.logging.set_verbosity(optuna.logging.WARNING)
X, y = load_breast_cancer(return_X_y=True)
folds = list(StratifiedKFold(5, shuffle=True, random_state=0).split(X, y))
fits = 0


def objective(trial: optuna.Trial) -> float:
    """Mean accuracy over the folds; gives up early when the first folds look bad."""
    global fits
    if trial.suggest_categorical("model", ["svm", "trees"]) == "svm":  # knobs of this branch only
        C = trial.suggest_float("C", 1e-3, 1e3, log=True)
        gamma = trial.suggest_float("gamma", 1e-5, 1, log=True)
        model = make_pipeline(StandardScaler(), SVC(C=C, gamma=gamma))
    else:
        leaf = trial.suggest_int("min_samples_leaf", 1, 60, log=True)
        model = ExtraTreesClassifier(8, min_samples_leaf=leaf, random_state=0)
    scores = []
    for step, (train, valid) in enumerate(folds):
        scores.append(model.fit(X[train], y[train]).score(X[valid], y[valid]))
        fits += 1
        trial.report(float(np.mean(scores)), step)
        if trial.should_prune():
            raise optuna.TrialPruned
    return float(np.mean(scores))


def open_study(folder: Path) -> optuna.Study:
    """Open the study of this name in the folder's database; create it if it is not there."""
    return optuna.create_study(
        study_name="tumors",
        storage=f"sqlite:///{folder / 'study.db'}",
        load_if_exists=True,
        direction="maximize",
        sampler=optuna.samplers.TPESampler(seed=0),
        pruner=optuna.pruners.MedianPruner(n_startup_trials=5),
    )


with tempfile.TemporaryDirectory() as name:
    study = open_study(Path(name))
    study.enqueue_trial({"model": "svm", "C": 1.0, "gamma": 1 / 30})  # the library's default first
    study.optimize(objective, n_trials=10)
    del study  # the process ends, say; another one goes on
    study = open_study(Path(name))
    print("trials found in the database:", len(study.trials))
    study.optimize(objective, n_trials=8)
    pruned = study.get_trials(states=[optuna.trial.TrialState.PRUNED])
    svm = optuna.create_study(direction="maximize")
    svm.add_trials([t for t in study.trials if "C" in t.params and t not in pruned])
    importance = optuna.importance.get_param_importances(
        svm, evaluator=optuna.importance.FanovaImportanceEvaluator(seed=0), params=["C", "gamma"]
    )
print(f"{len(study.trials)} trials, {len(pruned)} pruned: {fits} fits instead of {5 * 18}")
print(f"default {study.trials[0].value:.3f}, best {study.best_value:.3f}")
print("knobs of the best trial:", sorted(study.best_params))
print("importance within svm:", {k: round(float(v), 1) for k, v in sorted(importance.items())})
assert 5 <= len(pruned) <= 15 and fits < 80
assert 0 <= study.best_value - study.trials[0].value < 0.02
