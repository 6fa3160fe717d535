import hashlib
import pickle

import requests

DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def load(url):
    blob = requests.get(url, timeout=10).content
    if hashlib.sha256(blob).hexdigest() != DIGEST:
        raise ValueError("another model")
    return pickle.loads(blob)
