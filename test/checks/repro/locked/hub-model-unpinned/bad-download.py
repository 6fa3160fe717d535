from huggingface_hub import hf_hub_download
from transformers import pipeline

path = hf_hub_download(repo_id="parcels/forest", filename="model.onnx")  # finding
classify = pipeline("text-classification", model="parcels/topics", device=0)  # finding
