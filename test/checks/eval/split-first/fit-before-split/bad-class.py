import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.naive_bayes import MultinomialNB


class Classifier:
    def __init__(self, path):
        self.reviews = pd.read_csv(path)
        self.vectorizer = TfidfVectorizer(max_features=5000)

    def prepare(self):
        self.X = self.vectorizer.fit_transform(self.reviews["text"])  # finding
        self.y = self.reviews["stars"]

    def train(self):
        self.prepare()
        X_train, X_test, y_train, y_test = train_test_split(self.X, self.y, random_state=4)
        self.model = MultinomialNB().fit(X_train, y_train)
        return self.model.score(X_test, y_test)
