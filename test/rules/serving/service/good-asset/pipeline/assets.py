import joblib
from dagster import Definitions, asset


@asset(deps=["parcels"])
def late_parcel_predictions(warehouse):
    model = joblib.load("late.joblib")
    warehouse.write("late", model.predict(warehouse.read("parcels")))


defs = Definitions(assets=[late_parcel_predictions])
