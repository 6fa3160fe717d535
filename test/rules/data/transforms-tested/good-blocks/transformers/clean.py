import pandas as pd

if "test" not in globals():
    from mage_ai.data_preparation.decorators import test, transformer


@transformer
def clean_trips(trips: pd.DataFrame, *args, **kwargs) -> pd.DataFrame:
    return trips.drop_duplicates("trip_id").dropna(subset=["started"])


@test
def test_output(output, *args) -> None:
    assert output["trip_id"].is_unique
