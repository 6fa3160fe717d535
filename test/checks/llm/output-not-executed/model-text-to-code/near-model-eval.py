import torch
from openai import OpenAI

client = OpenAI()


def score(model: torch.nn.Module, text: str) -> str:
    model.eval()
    with torch.no_grad():
        label = model(text)
    reply = client.chat.completions.create(model="gpt-4o-2024-08-06", messages=[{"role": "user", "content": f"{label}: {text}"}])
    return reply.choices[0].message.content
