import torch
from torchvision import models

from loops import test_loop

model = models.resnet18()
model.load_state_dict(torch.load("model.pth", weights_only=True))
test_loop([], model)
