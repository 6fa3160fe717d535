import torch
from torch import nn

from parcels.pictures import batches

model = nn.Sequential(nn.Conv2d(3, 16, 3), nn.ReLU(), nn.Flatten(), nn.LazyLinear(2))
optimizer = torch.optim.AdamW(model.parameters())
for pictures, damaged in batches():
    nn.functional.cross_entropy(model(pictures), damaged).backward()
    optimizer.step()
