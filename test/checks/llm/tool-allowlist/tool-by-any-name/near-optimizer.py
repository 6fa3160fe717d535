import torch
from openai import OpenAI

client = OpenAI()


def optimizer_for(settings: dict, parameters):
    optimizer_name = settings["optimizer"]
    return getattr(torch.optim, optimizer_name)(parameters, lr=settings["lr"])


def describe(text: str) -> str:
    return client.responses.create(model="gpt-4.1-2025-04-14", input=text).output_text
