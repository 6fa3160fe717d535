import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(0)


class Shuffled(Dataset):
    def __init__(self, values):
        self.rng = np.random.default_rng(0)
        self.order = self.rng.permutation(len(values))
        self.values = values

    def __getitem__(self, index):
        return self.values[self.order[index]]


batches = DataLoader(Shuffled([1.0]), num_workers=2)
