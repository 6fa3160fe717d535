from huggingface_hub import hf_hub_download
from tensorflow import keras

path = hf_hub_download("parcels/topics", "topics.keras")
model = keras.models.load_model(path, safe_mode=False)  # finding
