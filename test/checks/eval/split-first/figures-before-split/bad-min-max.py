import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsClassifier

cells = pd.read_csv("cells.csv")
y = cells["diagnosis"].values
features = cells.drop(["diagnosis"], axis=1)
x = (features - np.min(features)) / (np.max(features) - np.min(features)).values  # finding

x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, random_state=42)
print(KNeighborsClassifier().fit(x_train, y_train).score(x_test, y_test))
