import os


def recommend(reason: str) -> None:
    print(os.environ["PEOPLE"], "should look at this and may train again:", reason)
