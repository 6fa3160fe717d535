import torch

from load import load_model

model = load_model("weights.pt")
model.eval()
print(model(torch.zeros(1, 3, 224, 224)))
