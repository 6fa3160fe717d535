import torch

from steps import begin_step


def train(model, loader):
    optimizer = torch.optim.Adam(model.parameters())
    for x, y in loader:
        begin_step(optimizer)
        loss = (model(x) - y).pow(2).mean()
        loss.backward()
        optimizer.step()
