import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split

parcels = pd.read_parquet("parcels.parquet")
train, test = train_test_split(parcels, test_size=0.2)  # finding
model = RandomForestClassifier(random_state=0).fit(train.drop(columns="late"), train["late"])
print(model.score(test.drop(columns="late"), test["late"]))
