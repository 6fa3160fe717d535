import requests


def fetch(url):
    response = requests.get(url, timeout=10)
    response.raise_for_status()
    return response.content
