import pandas as pd
import torch

from parcels.photographs import rows
from parcels.networks import Network

depots = pd.read_csv("data/depots.csv")
network = Network()
optimiser = torch.optim.Adam(network.parameters())
for batch in rows():
    network(batch).mean().backward()
    optimiser.step()
