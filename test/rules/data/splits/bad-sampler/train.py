import torch
from torch.utils.data import DataLoader, DistributedSampler

from parcels.rows import all_rows
from parcels.networks import Network

train_sampler = DistributedSampler(all_rows())
test_sampler = DistributedSampler(all_rows(), shuffle=False)
network = Network()
optimiser = torch.optim.Adam(network.parameters())
for batch in DataLoader(all_rows(), sampler=train_sampler):
    network(batch).mean().backward()
    optimiser.step()
