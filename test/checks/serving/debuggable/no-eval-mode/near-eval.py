import torch
from torchvision import models


def load(path):
    model = models.resnet18()
    model.load_state_dict(torch.load(path, weights_only=True))
    return model.to("cuda").eval()


model = load("weights.pt")
model(torch.zeros(1, 3, 224, 224))
