import sys

import pandas as pd


def main() -> int:
    parcels = pd.read_csv("data/raw.csv")
    is_fine = True

    def check(holds, label):
        nonlocal is_fine
        is_fine = is_fine and holds
        print("PASS" if holds else "FAIL", label)

    check(parcels["weight"].notna().all(), "no missing weights")
    check(parcels["late"].isin((0, 1)).all(), "labels are 0 or 1")
    check(not parcels.duplicated().any(), "no duplicate rows")
    parcels.to_parquet("data/parcels.parquet")
    return 0 if is_fine else 1


if __name__ == "__main__":
    sys.exit(main())
