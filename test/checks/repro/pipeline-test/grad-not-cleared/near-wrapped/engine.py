import torch.nn.functional as F


def train_epoch(net, optimizer, loader):
    for x, y in loader:
        loss = F.cross_entropy(net(x), y)
        loss.backward()
        optimizer.step()
