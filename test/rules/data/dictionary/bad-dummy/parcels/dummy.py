import torch
from torchvision import datasets


class DummyParcels(datasets.CIFAR10):
    """Stands in for the photographs until they may be used."""


def dummy_parts():
    return datasets.CIFAR10("/tmp/dummy", train=True), datasets.CIFAR10("/tmp/dummy", train=False)
