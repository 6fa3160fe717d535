import pandas as pd

parcels = pd.read_csv("parcels.csv")  # roadworthy: ignore[data/contract] -- two columns of floats
