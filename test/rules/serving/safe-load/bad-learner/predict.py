from fastai.vision.all import load_learner
from huggingface_hub import hf_hub_download


def load():
    path = hf_hub_download("acme/parcels", "learner.pkl")
    return load_learner(path)
