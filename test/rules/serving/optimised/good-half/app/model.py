import torch

model = torch.load("late.pt", weights_only=False).eval()
if torch.cuda.is_available():
    model = model.half().cuda()
