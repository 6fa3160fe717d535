import torch


def _train(steps):
    model = torch.nn.Linear(8, 1)
    optimizer = torch.optim.SGD(model.parameters())
    for _ in range(steps):
        optimizer.zero_grad()
        model(torch.ones(8)).sum().backward()
        optimizer.step()
    return model
