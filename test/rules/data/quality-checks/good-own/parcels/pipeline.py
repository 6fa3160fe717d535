from parcels.load import load_parcels
from parcels.validate import validate_data


def run() -> None:
    doubtful = validate_data(load_parcels())
    doubtful.to_csv("doubtful.csv")
