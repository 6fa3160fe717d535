from transformers import AutoModel

model = AutoModel.from_pretrained("parcels/router-base", revision="4d8be1f6a2c07d3b5e9f1a2b3c4d5e6f70819293")
other = AutoModel.from_pretrained("parcels/router-base", revision="v1.2")
