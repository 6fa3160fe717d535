import torch

detector = torch.hub.load("parcels/detector", "small", pretrained=True)
