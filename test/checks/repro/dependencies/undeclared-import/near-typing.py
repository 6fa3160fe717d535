from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    import polars


def read(frame: "polars.DataFrame") -> pd.DataFrame:
    return frame.to_pandas()
