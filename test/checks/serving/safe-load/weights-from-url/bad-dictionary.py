import torch
from torch.hub import load_state_dict_from_url

WEIGHTS = {
    "small": "https://files.example.com/small.pth",
    "large": "https://files.example.com/large.pth",
}


def small(model):
    model.load_state_dict(load_state_dict_from_url(WEIGHTS["small"], progress=True))  # finding
    return model.eval()
