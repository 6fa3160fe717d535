import torch


class Stepper:
    def __init__(self, model):
        self.model = model
        self.optimizer = torch.optim.Adam(model.parameters())

    def step(self, x, y):
        loss = (self.model(x) - y).pow(2).mean()
        loss.backward()
        self.optimizer.step()
