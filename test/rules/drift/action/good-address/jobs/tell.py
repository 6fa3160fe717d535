import json
import os
import urllib.request


def tell(channel: str, text: str) -> None:
    address = os.environ[f"DEPOT_{channel.upper()}"]
    urllib.request.urlopen(address, json.dumps({"text": text}).encode())
