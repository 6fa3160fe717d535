import nannyml as nml
import pandas as pd

reference = pd.read_parquet("s3://parcels/reference.parquet")
estimator = nml.CBPE(problem_type="classification_binary", metrics=["f1"], y_pred="late", y_pred_proba="p", y_true="was_late")
estimator.fit(reference)
print(estimator.estimate(pd.read_parquet("s3://parcels/today.parquet")).to_df())
