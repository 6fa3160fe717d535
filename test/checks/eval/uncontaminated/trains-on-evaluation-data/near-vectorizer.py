import pandas as pd
from sklearn.linear_model import LogisticRegression

from sklearn.feature_extraction.text import TfidfVectorizer

test = pd.read_csv("data/test.csv")
vectorizer = TfidfVectorizer()
words = vectorizer.fit_transform(test["text"])
