import pandas as pd


def load_parcels(path: str, target: str) -> pd.DataFrame:
    parcels = pd.read_csv(path)
    if target not in parcels.columns:
        raise ValueError(f"no column {target}")
    return parcels


if __name__ == "__main__":
    load_parcels("data/parcels.csv", "late")
