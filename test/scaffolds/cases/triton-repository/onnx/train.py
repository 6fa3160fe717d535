import torch
from torch import nn

MODEL = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))


def main():
    optimizer = torch.optim.Adam(MODEL.parameters())
    for _ in range(100):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(MODEL(torch.randn(16, 4)), torch.zeros(16, 1))
        loss.backward()
        optimizer.step()
    torch.onnx.export(MODEL, torch.randn(1, 4), "models/price.onnx", dynamic_axes={"input": {0: "batch"}})


if __name__ == "__main__":
    main()
