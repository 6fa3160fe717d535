import torch
from torchvision import models

model = models.resnet50()
# roadworthy: ignore[serving/debuggable] -- Monte Carlo dropout
model.load_state_dict(torch.load("weights.pt", weights_only=True))
print(torch.stack([model(torch.zeros(1, 3, 224, 224)) for _ in range(20)]).std(0))
