import torch

from net import Net

model = Net()
optimizer = torch.optim.Adam(model.parameters())
for index, (x, y) in enumerate(loader):
    loss = (model(x) - y).pow(2).mean() / 4
    loss.backward()
    if (index + 1) % 4 == 0:
        optimizer.step()
        model.zero_grad()
