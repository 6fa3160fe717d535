from transformers import AutoModel

first = AutoModel.from_pretrained("./router")
second = AutoModel.from_pretrained("outputs/final")
third = AutoModel.from_pretrained("checkpoints_v2/last")
