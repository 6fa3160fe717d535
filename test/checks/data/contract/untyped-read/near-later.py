import pandas as pd

parcels = pd.read_csv("parcels.csv").astype({"zip": str})
