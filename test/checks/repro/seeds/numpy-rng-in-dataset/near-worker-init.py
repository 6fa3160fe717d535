import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(0)


class Noisy(Dataset):
    def __init__(self, values):
        self.values = values
        self.rng = np.random.default_rng(0)

    def __getitem__(self, index):
        return self.values[index] + self.rng.normal(0, 0.1)


def seed_worker(worker):
    info = torch.initial_seed() + worker
    batches.dataset.rng = np.random.default_rng(info)


batches = DataLoader(Noisy([1.0]), num_workers=2, worker_init_fn=seed_worker)
