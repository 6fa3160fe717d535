import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.drop = nn.Dropout(0.1)
        self.train(False)

    def forward(self, x):
        return self.drop(x)


net = Net()
net.load_state_dict(torch.load("weights.pt", weights_only=True))
net(torch.zeros(3))
