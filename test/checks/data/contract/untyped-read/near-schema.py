import pandas as pd

from schema import Parcels


def load(path):
    return Parcels.validate(pd.read_csv(path))
