import torch


def step(loss, optimizer):
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
