import lightgbm
import pandas as pd

from batch.seeds import SEED, seed_everything


def main():
    seed_everything()
    rows = pd.read_parquet("data/reference.parquet")
    lightgbm.train({"seed": SEED}, lightgbm.Dataset(rows))


if __name__ == "__main__":
    main()
