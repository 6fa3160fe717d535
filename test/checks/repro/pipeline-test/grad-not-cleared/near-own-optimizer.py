import torch

from schedule import NoamOptimizer
from net import Net

model = Net()
optimizer = NoamOptimizer(torch.optim.Adam(model.parameters()))
for x, y in loader:
    loss = (model(x) - y).pow(2).mean()
    loss.backward()
    optimizer.step()
