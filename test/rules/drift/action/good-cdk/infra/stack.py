from aws_cdk import Stack
from aws_cdk import aws_cloudwatch as cloudwatch
from aws_cdk import aws_sagemaker as sagemaker


class Endpoint(Stack):
    def __init__(self, scope, name):
        super().__init__(scope, name)
        sagemaker.CfnMonitoringSchedule(self, "Schedule", monitoring_schedule_config={"schedule": "cron(0 5 ? * * *)"})
        cloudwatch.CfnAlarm(self, "DriftAlarm", metric_name="feature_baseline_drift_weight", threshold=0.2)
