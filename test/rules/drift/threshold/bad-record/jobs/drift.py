import sys
from dataclasses import dataclass

import pandas as pd
from evidently.metric_preset import DataDriftPreset
from evidently.report import Report


@dataclass
class DriftReport:
    path: str
    top_error_threshold: float


report = Report([DataDriftPreset()])
report.run(reference_data=pd.read_csv("data/reference.csv"), current_data=pd.read_csv(sys.argv[1]))
report.save_html("drift.html")
print(DriftReport(path="drift.html", top_error_threshold=0))
