import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(0)


class Plain(Dataset):
    def __getitem__(self, index):
        return index


class Noisy(Dataset):
    def __init__(self):
        self.rng = np.random.default_rng(0)

    def __getitem__(self, index):
        return self.rng.integers(10)


train = DataLoader(Plain(), num_workers=2)
noise = DataLoader(Noisy())
