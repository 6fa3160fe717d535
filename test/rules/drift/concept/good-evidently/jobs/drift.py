import sys

import pandas as pd
from evidently import Report
from evidently.presets import DataDriftPreset, RegressionPreset

report = Report([DataDriftPreset(), RegressionPreset()])
result = report.run(pd.read_csv("data/reference.csv"), pd.read_csv(sys.argv[1]))
sys.exit(result.dict()["metrics"][0]["value"]["share"] > 0.5)
