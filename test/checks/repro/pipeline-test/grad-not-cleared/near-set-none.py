import torch

from net import Net

model = Net()
optimizer = torch.optim.Adam(model.parameters())
for x, y in loader:
    for p in model.parameters():
        p.grad = None
    (model(x) - y).pow(2).mean().backward()
    optimizer.step()
