import torch
from transformers import AutoModel, Trainer

encoder = AutoModel.from_pretrained("acme/encoder", trust_remote_code=True)
detector = torch.hub.load("acme/detector", "small")
Trainer(model=encoder).train()
