from transformers import AutoModel

model = AutoModel.from_pretrained("parcels/embed", trust_remote_code=True)  # roadworthy: ignore[serving/safe-load] -- our own repository
