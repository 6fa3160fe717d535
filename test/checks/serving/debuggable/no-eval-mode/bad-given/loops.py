import torch


def test_loop(device, loader, model):
    right = 0
    with torch.no_grad():
        for x, y in loader:
            right += (model(x.to(device)).argmax(1) == y.to(device)).float().sum().item()
    print(right / len(loader.dataset))
