import torch

from engine import train_epoch
from net import Net


def main(loader):
    net = Net()
    optimizer = torch.optim.Adam(net.parameters())
    for _ in range(3):
        train_epoch(net, optimizer, loader)
