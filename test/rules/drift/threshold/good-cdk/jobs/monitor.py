from sagemaker.model_monitor import DefaultModelMonitor

monitor = DefaultModelMonitor(role="arn:aws:iam::1:role/monitor", instance_count=1)
monitor.suggest_baseline(baseline_dataset="s3://parcels/train.csv", dataset_format={"csv": {"header": True}})
