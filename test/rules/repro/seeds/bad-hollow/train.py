import random

import torch


def seed_generators(seed):
    random.seed(seed)
    torch.manual_seed(seed)


def train(model, loader, optimizer, loss):
    for x, y in loader:
        loss(model(x), y).backward()
        optimizer.step()
