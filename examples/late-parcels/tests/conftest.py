import importlib.util
from pathlib import Path

import pandas as pd
import pytest

_spec = importlib.util.spec_from_file_location("make_parcels", Path(__file__).parents[1] / "scripts/make_parcels.py")
make_parcels = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(make_parcels)


@pytest.fixture
def deliveries() -> pd.DataFrame:
    frame = pd.DataFrame(make_parcels.parcels(rows=600, weeks=30, seed=3))
    return frame.assign(promised_on=pd.to_datetime(frame["promised_on"]))
