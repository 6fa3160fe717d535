import torch

from net import Net

model = Net()
optimizer = torch.optim.LBFGS(model.parameters())


def closure():
    optimizer.zero_grad()
    loss = model(x).mean()
    loss.backward()
    return loss


for _ in range(20):
    optimizer.step(closure)
