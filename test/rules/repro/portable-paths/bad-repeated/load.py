import pandas as pd

frame = pd.read_csv(r"C:\Users\maria\My Drive\late parcels.csv")
if frame.empty:
    frame = pd.read_csv(r"C:\Users\maria\My Drive\late parcels.csv")
weights = pd.read_csv("/home/maria/weights.csv")
again = pd.read_csv("/home/maria/weights.csv")
