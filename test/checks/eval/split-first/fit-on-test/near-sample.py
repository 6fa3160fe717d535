import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("loans.csv")
_, few = train_test_split(df, test_size=0.05, random_state=1)
shown = StandardScaler().fit_transform(few)
