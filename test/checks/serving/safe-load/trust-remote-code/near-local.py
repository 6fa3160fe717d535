from transformers import AutoModel

model = AutoModel.from_pretrained("./weights/embed", trust_remote_code=True)
