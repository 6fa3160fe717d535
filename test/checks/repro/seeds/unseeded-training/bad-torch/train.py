import torch
from torch import nn


def train(loader, epochs):
    net = nn.Sequential(nn.Linear(12, 32), nn.ReLU(), nn.Linear(32, 1))
    optimizer = torch.optim.Adam(net.parameters())
    for _ in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            nn.functional.mse_loss(net(x), y).backward()  # finding
            optimizer.step()
    return net


if __name__ == "__main__":
    train([], 3)
