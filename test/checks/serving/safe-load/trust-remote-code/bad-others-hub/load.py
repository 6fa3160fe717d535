import torch

backbone = torch.hub.load("letters/backbone", "large", pretrained=True)  # finding
