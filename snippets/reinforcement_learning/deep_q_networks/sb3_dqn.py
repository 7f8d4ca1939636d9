"""The library way: Stable-Baselines3's DQN on CartPole, a short run against a random player."""

import gymnasium as gym
import torch
from stable_baselines3 import DQN
from stable_baselines3.common.evaluation import evaluate_policy

torch.set_num_threads(1)
env = gym.make("CartPole-v1")
model = DQN(
    "MlpPolicy",
    env,
    learning_rate=2e-3,
    buffer_size=10_000,
    learning_starts=500,  # random steps before the first update
    batch_size=32,
    gamma=0.98,
    train_freq=8,  # after every 8 environment steps ...
    gradient_steps=4,  # ... 4 updates
    target_update_interval=80,  # environment steps between copies
    exploration_fraction=0.4,
    exploration_final_eps=0.1,
    policy_kwargs={"net_arch": [64, 64]},
    seed=0,
)
fresh = gym.make("CartPole-v1")
fresh.reset(seed=1000)
untrained, _ = evaluate_policy(model, fresh, n_eval_episodes=20, warn=False)
model.learn(total_timesteps=3_000)
trained, spread = evaluate_policy(model, fresh, n_eval_episodes=20, warn=False)
print(f"greedy return of 20 episodes: untrained ~{untrained:.0f}, after 3000 steps ~{trained:.0f}")
assert trained > 1.5 * untrained
