import pandas as pd

frame = pd.read_csv("data/train/parcels.csv")
assert frame["weight"].between(0, 70).all()
