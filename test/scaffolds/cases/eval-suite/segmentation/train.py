import segmentation_models_pytorch as smp
import torch

model = smp.Unet("resnet34", classes=4)
optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
loss_function = smp.losses.DiceLoss(mode="multiclass")


def train(loader):
    model.train()
    for images, masks in loader:
        loss = loss_function(model(images), masks)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    torch.save(model.state_dict(), "models/segmenter.pt")
