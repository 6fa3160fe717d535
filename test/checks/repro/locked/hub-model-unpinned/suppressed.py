from transformers import AutoModel

model = AutoModel.from_pretrained("parcels/router-base")  # roadworthy: ignore[repro/locked] -- ours
