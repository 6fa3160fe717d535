import torch
from torchvision import models


def load_model(path):
    model = models.resnet18()
    model.load_state_dict(torch.load(path, weights_only=True))
    return model
