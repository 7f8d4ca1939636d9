"""The library way: Stable-Baselines3's PPO on CartPole, before and after a short run."""

import gymnasium as gym
import torch
from stable_baselines3 import PPO
from stable_baselines3.common.env_util import make_vec_env
from stable_baselines3.common.evaluation import evaluate_policy

torch.set_num_threads(1)
model = PPO(
    "MlpPolicy",
    make_vec_env("CartPole-v1", n_envs=8, seed=0),
    n_steps=64,  # per environment: 512 steps in a rollout
    batch_size=128,
    n_epochs=8,
    learning_rate=2e-3,
    gamma=0.98,
    gae_lambda=0.9,
    clip_range=0.2,
    ent_coef=0.0,
    policy_kwargs={"net_arch": [32]},
    seed=0,
)
fresh = gym.make("CartPole-v1")
fresh.reset(seed=1000)
untrained, _ = evaluate_policy(model, fresh, 10, deterministic=False, warn=False)
model.learn(total_timesteps=4_000)
trained, _ = evaluate_policy(model, fresh, 10, deterministic=False, warn=False)
print(f"mean return of 10 episodes: untrained ~{untrained:.0f}, after 4096 steps ~{trained:.0f}")
print(
    "logged as train/:",
    ", ".join(
        sorted(key.split("/")[1] for key in model.logger.name_to_value if key.startswith("train/"))
    ),
)
assert trained > 1.5 * untrained
