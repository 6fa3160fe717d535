import torch
from torchvision import models

model = models.resnet50()
optimizer = torch.optim.Adam(model.parameters())
optimizer.load_state_dict(torch.load("optimizer.pt", weights_only=True))
