import pandas as pd

frame = pd.read_csv("data/parcels.csv", parse_dates=["promised_on"])
last_weeks = frame["promised_on"] > frame["promised_on"].max() - pd.Timedelta(weeks=6)
frame[~last_weeks].to_csv("data/train.csv", index=False)
frame[last_weeks].to_csv("evals/holdout.csv", index=False)
