import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.utils import resample

df = pd.read_csv("fraud.csv").sample(frac=0.1, random_state=1)
small = resample(df, replace=False, n_samples=1000, random_state=1)
train, test = train_test_split(small, random_state=1)
