import pandas as pd
from sklearn.model_selection import train_test_split

frame = pd.read_csv("loans.csv")
average = frame.income.mean()  # finding
frame["income"].fillna(average, inplace=True)
train, test = train_test_split(frame, random_state=1)
