import pandas as pd
from evidently.metric_preset import DataDriftPreset
from evidently.report import Report
from fastapi import FastAPI

app = FastAPI()


@app.get("/drift")
def drift():
    report = Report(metrics=[DataDriftPreset()])
    report.run(reference_data=pd.read_parquet("reference.parquet"), current_data=pd.read_parquet("current.parquet"))
    return report.as_dict()
