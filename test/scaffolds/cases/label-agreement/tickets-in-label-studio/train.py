import pandas as pd
from label_studio_sdk.client import LabelStudio
from sklearn.linear_model import LogisticRegression

client = LabelStudio(base_url="https://labels.example.com")


def main():
    rows = pd.DataFrame(client.tasks.list(project=7))
    LogisticRegression().fit(rows[["length", "words"]], rows["urgent"])


if __name__ == "__main__":
    main()
