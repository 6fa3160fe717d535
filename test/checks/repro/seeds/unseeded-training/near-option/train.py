import argparse

from sklearn.ensemble import RandomForestClassifier


def main(X, y):
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    return RandomForestClassifier(random_state=args.seed).fit(X, y)
