import pandas as pd


def validate_data(frame):
    if frame["weight"].min() < 0:
        raise ValueError("negative weight")


def load():
    frame = pd.read_csv("data/parcels.csv")
    validate_data(frame)
    return frame
