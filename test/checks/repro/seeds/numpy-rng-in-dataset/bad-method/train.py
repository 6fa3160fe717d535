import torch
from torch.utils.data import DataLoader

from data import Crops
from settings import WORKERS

torch.manual_seed(1)
crops = Crops(torch.load("images.pt"))
batches = DataLoader(dataset=crops, num_workers=WORKERS)
