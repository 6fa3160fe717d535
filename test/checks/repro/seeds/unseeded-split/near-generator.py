import torch
from torch.utils.data import random_split

generator = torch.Generator()
parts = random_split(rows, [8, 2], generator=generator)
others = random_split(rows, [8, 2], generator)
