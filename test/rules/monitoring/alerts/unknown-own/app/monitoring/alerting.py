import os

import requests


def tell(text: str) -> None:
    requests.post(os.environ["HOOK"], json={"text": text}, timeout=5)
