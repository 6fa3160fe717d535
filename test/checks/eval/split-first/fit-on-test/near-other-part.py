import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

df = pd.read_csv("loans.csv")
train, test = train_test_split(df, random_state=1)
numbers, names = StandardScaler(), StandardScaler()
a = numbers.fit_transform(train[["income"]])
b = names.fit_transform(train[["age"]])
c = numbers.transform(test[["income"]])
