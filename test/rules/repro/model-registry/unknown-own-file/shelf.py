import json


def load_registry(path):
    return json.load(open(path))


def save_registry(registry, path):
    json.dump(registry, open(path, "w"))
