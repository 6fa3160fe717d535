import torch


def scaled(loss: torch.Tensor, scale: float) -> None:
    (loss * scale).backward()
    loss.backward()
