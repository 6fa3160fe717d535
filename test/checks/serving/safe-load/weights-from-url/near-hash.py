import torch
from torch.hub import load_state_dict_from_url


def load(url):
    first = load_state_dict_from_url("https://download.pytorch.org/models/resnet18-f37072fd.pth")
    second = load_state_dict_from_url("https://files.example.com/small-5c106cde.pth", check_hash=True)
    third = load_state_dict_from_url("https://files.example.com/small.pth", weights_only=True)
    return first, second, third, load_state_dict_from_url(url)
