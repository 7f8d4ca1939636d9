"""One step of DDPM and of DDIM by hand, equal to those of diffusers; and what its clipping does."""

import torch
from diffusers import DDIMScheduler, DDPMScheduler

torch.manual_seed(0)
x_0, eps, guess = torch.randn(3, 1000, 2, dtype=torch.float64)  # guess: as if a net had said it
settings = dict(
    beta_schedule="squaredcos_cap_v2", clip_sample=False, prediction_type="v_prediction"
)
ddpm = DDPMScheduler(1000, **settings)
ddim = DDIMScheduler(1000, **settings, set_alpha_to_one=True)
ddim.set_timesteps(50)
kept = ddpm.alphas_cumprod.double()
t = 500
a, s = kept[t].sqrt(), (1 - kept[t]).sqrt()
x = a * x_0 + s * eps
gaps = {"add_noise": x - ddpm.add_noise(x_0, eps, torch.tensor([t]))}
for name, scheduler, back in (("DDPM", ddpm, t - 1), ("DDIM", ddim, t - 20)):
    b, r = kept[back].sqrt(), (1 - kept[back]).sqrt()
    clean, noise = a * x - s * guess, s * x + a * guess
    f = r / s * (1 - (a / b) ** 2).sqrt() if name == "DDPM" else torch.tensor(0.0)
    torch.manual_seed(1)
    ours = b * clean + (r**2 - f**2).sqrt() * noise + f * torch.randn_like(x)
    torch.manual_seed(1)
    gaps[name] = ours - scheduler.step(guess, t, x).prev_sample
for name, gap in gaps.items():
    print(f"{name:9s} differs by at most {gap.abs().max():.0e}")
    assert gap.abs().max() < 1e-6  # fails if f is the root of beta instead

clipped = DDPMScheduler(1000, **{**settings, "clip_sample": True})  # the default
data = torch.randn(1000, 2, dtype=torch.float64)  # not scaled to -1 to 1
v = a * eps - s * data  # the perfect answer of a net
found = clipped.step(v, t, clipped.add_noise(data, eps, torch.tensor([t]))).pred_original_sample
print(f"data of size {data.std():.1f}, as clip_sample=True sees it: {found.std():.1f}")
assert found.abs().max() <= 1 and (found - data).abs().max() > 1  # fails without clipping
