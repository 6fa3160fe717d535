import pandas as pd

from .clean import clean_trips
from .features import per_day


def run(trips: pd.DataFrame) -> pd.DataFrame:
    return per_day(clean_trips(trips))
