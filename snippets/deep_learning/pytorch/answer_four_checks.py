"""Four checks of a training loop, each run on the right loop and on four wrong ones."""

import torch
from sklearn.datasets import load_digits
from torch import nn

torch.set_default_dtype(torch.float64)
scans, digit = load_digits(return_X_y=True)
X, y = torch.tensor(scans / 16), torch.tensor(digit % 2)
ten = torch.arange(10)


class Loop:
    """A net and its training step, with one mistake."""

    def __init__(self, mistake: str, lr: float) -> None:
        torch.manual_seed(0)
        self.mistake = mistake
        self.net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Dropout(0.5), nn.Linear(64, 2))
        self.optimizer = torch.optim.Adam(self.net.parameters(), lr)
        self.rows = X.T.reshape(-1, 64) if mistake == "reshape" else X

    def step(self) -> float:
        """Train on ten rows, return the loss."""
        torch.manual_seed(0)  # the same dropout each time
        if self.mistake != "no zero_grad()":
            self.optimizer.zero_grad()
        z = self.net.train()(self.rows[ten])
        loss = nn.functional.cross_entropy(z.softmax(1) if self.mistake == "softmax" else z, y[ten])
        loss.backward()
        self.optimizer.step()
        return loss.item()

    def answer(self) -> torch.Tensor:
        """The logits of ten rows."""
        return self.net.train(self.mistake == "no eval()")(self.rows[ten]).detach()

    def gradient(self) -> torch.Tensor:
        """The length of the gradient after a step."""
        self.step()
        return torch.cat([p.grad.flatten() for p in self.net.parameters()]).norm()


found = {}
for mistake in ("none", "no zero_grad()", "reshape", "no eval()", "softmax"):
    loop, still = Loop(mistake, lr=0.003), Loop(mistake, lr=0.0)  # still: its weights never change
    checks = {
        "loss of ten rows stays above 0.05": min(loop.step() for _ in range(500)) > 0.05,
        "same row, two answers": not torch.equal(loop.answer(), loop.answer()),
        "row 0 is not the scan": not torch.equal(loop.rows[0], X[0]),
        "same batch, another gradient": bool(still.gradient() < 0.9 * still.gradient()),
    }
    found[mistake] = [check for check, failed in checks.items() if failed]
    print(f"{mistake:14} caught by: {', '.join(found[mistake]) or 'nothing'}")
assert not found.pop("none")  # rejects a check that always fires
assert sorted(len(checks) for checks in found.values()) == [1, 1, 1, 1]  # rejects a blind check
assert len({checks[0] for checks in found.values()}) == 4  # rejects one check for all
