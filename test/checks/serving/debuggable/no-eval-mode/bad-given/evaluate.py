import torch

from loops import test_loop
from net import PetClassifier


def main(loader):
    device = "cuda" if torch.cuda.is_available() else "cpu"
    model = PetClassifier().to(device)
    model.load_state_dict(torch.load("model.pth", weights_only=True))  # finding
    test_loop(device, loader, model)
