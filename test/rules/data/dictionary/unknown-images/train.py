import torch
from PIL import Image
from torchvision import transforms

from networks import Network

network = Network()
optimiser = torch.optim.Adam(network.parameters())
for path in ["a.png", "b.png"]:
    loss = network(transforms.ToTensor()(Image.open(path))).mean()
    loss.backward()
    optimiser.step()
