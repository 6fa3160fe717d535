import torch
from timm.utils import accuracy


def trained(network, batches):
    for batch, label in batches:
        torch.nn.functional.cross_entropy(network(batch), label).backward()


@torch.no_grad()
def validate(network, batches):
    for batch, label in batches:
        first, fifth = accuracy(network(batch), label, topk=(1, 5))
        print(first, fifth)
