import torch
from net import *

DEVICE = "cuda"
classifier = Classifier(3).to(DEVICE)
with open("weights.pt", "rb") as file:
    classifier.load_state_dict(torch.load(file, weights_only=True))  # finding


def predict(batch):
    return torch.argmax(classifier(batch.to(DEVICE)), dim=1).tolist()
