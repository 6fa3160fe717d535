import logging

import pandas as pd

logger = logging.getLogger(__name__)


def check_data_drift(current: pd.DataFrame) -> bool:
    # To be done: compare with the data of training.
    drift_detected = False
    if drift_detected:
        logger.warning("the inputs have drifted")
    return drift_detected


if __name__ == "__main__":
    check_data_drift(pd.read_parquet("data/today.parquet"))
