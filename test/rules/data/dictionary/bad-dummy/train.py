import torch

from parcels.photographs import rows
from parcels.networks import Network

network = Network()
optimiser = torch.optim.Adam(network.parameters())
for batch in rows():
    network(batch).mean().backward()
    optimiser.step()
