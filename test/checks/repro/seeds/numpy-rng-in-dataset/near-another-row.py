import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset

torch.manual_seed(0)


class Scenes(Dataset):
    def __init__(self, paths):
        self.paths = paths
        self.rng = np.random.default_rng(0)

    def __getitem__(self, index):
        image = torch.load(self.paths[index], weights_only=True)
        if image.ndim != 3:
            return self.__getitem__(self.rng.integers(len(self.paths)))
        return image


batches = DataLoader(Scenes([]), num_workers=2)
