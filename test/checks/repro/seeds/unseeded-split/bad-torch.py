import torch
from torch.utils.data import random_split

from data import Parcels


def split(path):
    parcels = Parcels(path)
    return random_split(parcels, [0.8, 0.2])  # finding


def train(model, optimizer, loader):
    for x, y in loader:
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(model(x), y).backward()
        optimizer.step()
