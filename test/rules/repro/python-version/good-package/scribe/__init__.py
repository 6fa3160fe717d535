import torch


def transcribe(audio):
    return torch.argmax(audio, dim=-1)
