import torch


class Trainer:
    def train(self, model: torch.nn.Module):
        model.train()


class evaluating:
    def __init__(self, model):
        self.model = model

    def __enter__(self):
        self.model.eval()

    def __exit__(self, *_):
        self.model.train()
