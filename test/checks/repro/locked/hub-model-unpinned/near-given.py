import os

from transformers import AutoModel


def load(name="parcels/router-base"):
    return AutoModel.from_pretrained(name)


model = AutoModel.from_pretrained(os.getenv("MODEL", "parcels/router-base"))
