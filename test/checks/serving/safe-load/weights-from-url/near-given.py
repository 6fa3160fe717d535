import os

import torch


def load(url="https://files.example.com/net.pth"):
    return torch.hub.load_state_dict_from_url(url)


state = torch.hub.load_state_dict_from_url(os.environ["WEIGHTS_URL"])
