from sklearn.linear_model import LogisticRegression
from sklearn.metrics import recall_score


def train(rows, held_back):
    model = LogisticRegression().fit(rows[["weight"]], rows["late"])
    print(recall_score(held_back["late"], model.predict(held_back[["weight"]])))
    return model
