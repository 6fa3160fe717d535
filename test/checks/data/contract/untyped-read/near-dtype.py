import pandas as pd

TYPES = {"zip": str}
parcels = pd.read_csv("parcels.csv", dtype=TYPES)
