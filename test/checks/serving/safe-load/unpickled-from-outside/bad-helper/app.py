import pickle

from store import fetch


def load(name):
    blob = fetch(f"https://models.example.com/{name}.pkl")
    return pickle.loads(blob)  # finding
