import torch


def validate(model, criterion, loader):
    model.eval()
    val_loss = 0.0
    with torch.no_grad():
        for batch, target in loader:
            val_loss += criterion(model(batch), target).item()
    val_loss = val_loss / len(loader)
    print("validation", val_loss)
    return val_loss
