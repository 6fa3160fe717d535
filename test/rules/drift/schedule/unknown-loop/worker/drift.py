import pandas as pd
from evidently import Report
from evidently.presets import DataDriftPreset


def drift_of(reference: pd.DataFrame, current: pd.DataFrame):
    return Report([DataDriftPreset()]).run(current_data=current, reference_data=reference)
