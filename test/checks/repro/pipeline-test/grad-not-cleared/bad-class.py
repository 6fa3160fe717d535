import torch
import torch.nn.functional as F


class Learner:
    def __init__(self, model, lr):
        self.model = model
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=lr)
        self.scheduler = torch.optim.lr_scheduler.StepLR(self.optimizer, 10)

    def fit(self, loader, epochs):
        for _ in range(epochs):
            for batch in loader:
                loss = F.mse_loss(self.model(batch["x"]), batch["y"])
                loss.backward()  # finding
                torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
                self.optimizer.step()
            self.scheduler.step()
