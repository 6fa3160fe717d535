import torch
from loss_scale import scaled

model = torch.nn.Linear(4, 1)
loss = model(torch.ones(4)).sum()
loss.backward()
