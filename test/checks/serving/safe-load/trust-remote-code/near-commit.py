from transformers import AutoModel

model = AutoModel.from_pretrained("parcels/embed", trust_remote_code=True, revision="4d8be1f6a2c07d3b5e9f1a2b3c4d5e6f70819293")
