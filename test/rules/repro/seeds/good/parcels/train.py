import torch

from parcels.reproducible import set_seed


def train(model, loader, optimizer, loss):
    set_seed(13)
    for x, y in loader:
        loss(model(x), y).backward()
        optimizer.step()


model = torch.nn.Linear(3, 1)
