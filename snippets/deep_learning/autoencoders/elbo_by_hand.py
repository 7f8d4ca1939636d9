"""One number seen, one hidden: the bound, its gap, and three estimates of its gradient."""

import torch
from torch.distributions import Normal, kl_divergence

# The model: z ~ N(0, 1), and x = z + noise of variance 1. We see x = 2.
x = torch.tensor(2.0, dtype=torch.float64)
prior = Normal(torch.zeros_like(x), 1.0)
evidence = Normal(0.0, 2**0.5).log_prob(x)  # x is a sum of two normals: variance 2
posterior = Normal(x / 2, 0.5**0.5)  # what x = 2 says about z, by Bayes' theorem
torch.manual_seed(0)
print(f"log p(x) {evidence:.3f}")
for mean, std in ((0.0, 1.0), (1.0, 1.0), (1.0, 0.5**0.5)):
    q = Normal(torch.tensor(mean, dtype=torch.float64), std)
    z = q.sample((400_000,))
    distortion = -Normal(z, 1.0).log_prob(x).mean()
    rate = 0.5 * (mean**2 + std**2 - 1) - torch.tensor(std).log()  # KL(q || prior), closed form
    elbo, gap = -distortion - rate, kl_divergence(q, posterior)
    drawn = (q.log_prob(z) - prior.log_prob(z)).mean()
    print(
        f"m = {mean:.0f}, s = {std:.2f}   distortion {distortion:.2f}   rate {rate:.2f} "
        f"(by draws {drawn:.2f})   ELBO {elbo:.2f}   gap {gap:.2f}"
    )
    assert abs(drawn - rate) < 0.02  # fails if -log std is forgotten
    assert abs(evidence - elbo - gap) < 0.02  # fails with KL(posterior || q), the other order

# The gradient of the mean distortion by the mean m of q; in closed form m - x.
m, s = torch.tensor(0.0, dtype=torch.float64, requires_grad=True), 1.0
eps = torch.randn(400_000, dtype=torch.float64)
z = m + s * eps  # the noise is drawn apart from m, so the gradient flows through z
through_z = torch.autograd.grad(-Normal(z, 1.0).log_prob(x).sum(), z)[0]  # dz/dm = 1
z = z.detach()
loss, slope = -Normal(z, 1.0).log_prob(x), (z - m.detach()) / s**2  # slope: d log q(z) / dm
draws = {"through z": through_z, "score": loss * slope}
draws["score, mean loss subtracted"] = (loss - loss.mean()) * slope
for name, g in draws.items():
    print(f"gradient {g.mean():.1f}   variance of one draw {g.var():3.0f}   {name}")
    assert abs(g.mean() - (m - x)) < 0.05  # the closed form, -2; fails if z is not detached
    assert name == "through z" or g.var() > 5 * through_z.var()
