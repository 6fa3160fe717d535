import sys

import pandas as pd
from evidently.metric_preset import DataDriftPreset
from evidently.report import Report

report = Report([DataDriftPreset()])
report.run(reference_data=pd.read_csv("data/reference.csv"), current_data=pd.read_csv(sys.argv[1]))
sys.exit(report.as_dict()["metrics"][0]["result"]["dataset_drift"])
