import pandas as pd
from sklearn.model_selection import train_test_split
from imblearn.under_sampling import RandomUnderSampler as Under

sampler = Under(random_state=2)
table = pd.read_csv("fraud.csv")
features, label = sampler.fit_resample(table.drop(columns="fraud"), table["fraud"])  # finding
features["label"] = label
train, rest = train_test_split(features, random_state=2)
