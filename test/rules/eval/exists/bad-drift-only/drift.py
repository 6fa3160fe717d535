import pandas as pd
from evidently import DataDefinition, Dataset, Report
from evidently.presets import DataDriftPreset

kept = Dataset.from_pandas(pd.read_csv("reference.csv"), data_definition=DataDefinition())
Report([DataDriftPreset()]).run(current_data=kept, reference_data=kept)
