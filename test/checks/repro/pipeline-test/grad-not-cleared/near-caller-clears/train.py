import torch

from steps import Stepper


def train(model, loader):
    stepper = Stepper(model)
    for x, y in loader:
        stepper.optimizer.zero_grad()
        stepper.step(x, y)
