import torch

OPTIONS = {"weights_only": True}
state = torch.hub.load_state_dict_from_url("https://files.example.com/net.pth", **OPTIONS)
