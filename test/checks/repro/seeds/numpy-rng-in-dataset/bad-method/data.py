from random import Random

import torch
import torch.utils.data as data


class Crops(data.Dataset):
    def __init__(self, images):
        super().__init__()
        self.images = images
        self.random = Random(7)

    def __getitem__(self, index):
        return self._crop(self.images[index])

    def _crop(self, image):
        top = self.random.randint(0, 32)  # finding
        return image[top : top + 224]
