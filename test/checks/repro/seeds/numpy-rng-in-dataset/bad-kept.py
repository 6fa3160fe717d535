import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset


class Parcels(Dataset):
    def __init__(self, images, seed=0):
        self.images = images
        self.rng = np.random.default_rng(seed)

    def __len__(self):
        return len(self.images)

    def __getitem__(self, index):
        image = self.images[index]
        if self.rng.random() < 0.5:  # finding
            image = image[:, ::-1].copy()
        return torch.from_numpy(image)


def loader(images):
    torch.manual_seed(0)
    return DataLoader(Parcels(images), batch_size=32, shuffle=True, num_workers=4)
