import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.drop = nn.Dropout(0.5)
        self.out = nn.Linear(10, 2)

    def forward(self, x):
        return self.out(self.drop(x))


def load_model(path):
    model = Net()
    state = torch.load(path, weights_only=True)
    model.load_state_dict(state["model"])  # finding
    print(model)
    return model
