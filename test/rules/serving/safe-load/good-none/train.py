from safetensors.torch import save_file
from sklearn.linear_model import LogisticRegression
from transformers import AutoModel


def train(x, y):
    encoder = AutoModel.from_pretrained("acme/encoder", trust_remote_code=True, revision="0f1e2d3c4b5a69788796a5b4c3d2e1f001122334")
    return LogisticRegression().fit(x, y), encoder
