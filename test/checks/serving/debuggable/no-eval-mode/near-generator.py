import torch
from torch import nn


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(100, 784), nn.BatchNorm1d(784), nn.Dropout(0.5))

    def forward(self, z):
        return self.layers(z)


net_g = Generator()
net_g.load_state_dict(torch.load("generator.pt", weights_only=True))
images = net_g(torch.randn(64, 100))
