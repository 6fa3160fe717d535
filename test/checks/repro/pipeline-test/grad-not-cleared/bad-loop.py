import torch
from torch import nn, optim

from data import loader
from net import Net

model = Net()
criterion = nn.CrossEntropyLoss()
optimizer = optim.Adam(model.parameters(), lr=1e-3)

for epoch in range(10):
    for images, labels in loader:
        loss = criterion(model(images), labels)
        loss.backward()  # finding
        optimizer.step()
