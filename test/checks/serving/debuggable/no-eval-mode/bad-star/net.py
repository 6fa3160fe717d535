import torch.nn as nn


class Classifier(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.drop = nn.Dropout2d(0.25)
        self.out = nn.Linear(512, classes)

    def forward(self, x):
        return self.out(self.drop(x).flatten(1))
