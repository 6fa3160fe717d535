from sklearn.model_selection import train_test_split

from setup import prepare


def main(X, y):
    prepare()
    return train_test_split(X, y)
