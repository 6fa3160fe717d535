import pandas as pd

from parcels.monitor.drift import drift_of


def main():
    print(drift_of(pd.read_parquet("reference.parquet"), pd.read_parquet("current.parquet")))


if __name__ == "__main__":
    main()
