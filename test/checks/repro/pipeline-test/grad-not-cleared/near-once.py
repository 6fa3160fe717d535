import torch

from net import Net

model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
loss = model(torch.ones(1, 3)).sum()
loss.backward()
optimizer.step()
