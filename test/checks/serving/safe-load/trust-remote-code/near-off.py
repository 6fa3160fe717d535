from transformers import AutoModel

model = AutoModel.from_pretrained("parcels/embed", trust_remote_code=False)
