import pickle

import pandas as pd
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LinearRegression

frame = pd.read_csv("data/parcels.csv")
vectorizer = DictVectorizer()
model = LinearRegression().fit(vectorizer.fit_transform(frame.to_dict("records")), frame.days)
with open("model.bin", "wb") as file:
    pickle.dump((vectorizer, model), file)
