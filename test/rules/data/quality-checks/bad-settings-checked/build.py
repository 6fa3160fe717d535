import sys

import pandas as pd


def main() -> int:
    parcels = pd.read_csv("data/raw.csv")
    is_fine = True

    def check(holds, label):
        nonlocal is_fine
        is_fine = is_fine and holds
        print("PASS" if holds else "FAIL", label)

    check(len(sys.argv) > 1, "a folder is given")
    check(sys.version_info >= (3, 11), "Python is new enough")
    check(parcels["weight"].notna().all(), "no missing weights")
    parcels.to_parquet("data/parcels.parquet")
    return 0 if is_fine else 1


if __name__ == "__main__":
    sys.exit(main())
