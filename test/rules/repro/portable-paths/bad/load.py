import pandas as pd

frame = pd.read_csv("/home/maria/parcels/data/parcels.csv")
