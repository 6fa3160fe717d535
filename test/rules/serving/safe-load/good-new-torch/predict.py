import torch
from huggingface_hub import hf_hub_download


def load():
    path = hf_hub_download("acme/parcels", "weights.pt")
    return torch.load(path, map_location="cpu")
