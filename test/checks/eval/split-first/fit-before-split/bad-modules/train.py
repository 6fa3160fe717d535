from sklearn.ensemble import GradientBoostingRegressor
from sklearn.model_selection import train_test_split

from prepare import load, preprocess


def main():
    X, y = preprocess(load())
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=11)
    model = GradientBoostingRegressor().fit(X_train, y_train)
    print(model.score(X_test, y_test))


if __name__ == "__main__":
    main()
