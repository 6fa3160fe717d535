from datasets import load_dataset


def rows(settings, name="parcels/history"):
    return load_dataset(settings.dataset), load_dataset(name)
