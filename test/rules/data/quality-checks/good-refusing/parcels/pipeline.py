from parcels.load import load_parcels


def run() -> None:
    load_parcels("data/parcels.csv").to_parquet("data/parcels.parquet")


if __name__ == "__main__":
    run()
