import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset

WORKERS = 0
torch.manual_seed(0)


class Noisy(Dataset):
    def __init__(self, values):
        self.values = values
        self.rng = np.random.default_rng(0)

    def __getitem__(self, index):
        return self.values[index] + self.rng.normal(0, 0.1)


batches = DataLoader(Noisy([1.0]), num_workers=WORKERS)
others = DataLoader(Noisy([1.0]))
