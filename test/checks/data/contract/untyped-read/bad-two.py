import pandas as pd

parcels = pd.read_csv("parcels.csv", parse_dates=["day"])  # finding
depots = pd.read_csv("depots.csv")
