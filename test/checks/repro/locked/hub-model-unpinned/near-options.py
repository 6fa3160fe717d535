from transformers import AutoModel

from settings import OPTIONS

model = AutoModel.from_pretrained("parcels/router-base", **OPTIONS)
