import torch

from networks import Gated

network = Gated()
optimizer = torch.optim.Adam(network.parameters())
for batch, label in torch.load("data/train.pt"):
    optimizer.zero_grad()
    torch.nn.functional.cross_entropy(network(batch), label).backward()
    optimizer.step()
