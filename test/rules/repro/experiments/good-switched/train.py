import torch
from framework.train import pipeline
from torch import nn


class Trainer:
    def __init__(self, options):
        self.net = nn.Conv2d(3, 3, 3)
        self.optimiser = torch.optim.Adam(self.net.parameters())

    def step(self, batch, target):
        loss = nn.functional.l1_loss(self.net(batch), target)
        loss.backward()
        self.optimiser.step()


if __name__ == "__main__":
    pipeline(Trainer, "options/train.yml")
