import mlflow

with mlflow.start_run():
    mlflow.log_metric("auc", 0.8)
