import torch

dependencies = ["torch"]


def small(pretrained: bool = True):
    return torch.nn.Identity()
