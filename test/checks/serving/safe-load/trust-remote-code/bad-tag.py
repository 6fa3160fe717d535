import transformers

model = transformers.AutoModel.from_pretrained("parcels/embed", revision="v1.2", trust_remote_code=True)  # finding
