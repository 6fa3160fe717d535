import torch
from torchvision import models

from runtime import Runner

model = models.resnet50()
model.load_state_dict(torch.load("weights.pt", weights_only=True))
runner = Runner(model)
print(model(torch.zeros(1, 3, 224, 224)), runner)
