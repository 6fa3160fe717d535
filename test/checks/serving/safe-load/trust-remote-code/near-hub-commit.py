import torch

detector = torch.hub.load("parcels/detector:4d8be1f6a2c07d3b5e9f1a2b3c4d5e6f70819293", "small")
local = torch.hub.load("/opt/detector", "small", source="local")
