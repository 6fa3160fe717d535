import torch

from net import Net

model = Net()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for x in loader:
    loss = model(x).sum()
    loss.backward()  # roadworthy: ignore[repro/pipeline-test] -- one gradient over the whole stream
    optimizer.step()
