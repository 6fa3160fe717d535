import torch

BASE = "https://files.example.com/detector"
DEVICE = torch.device("cpu")
