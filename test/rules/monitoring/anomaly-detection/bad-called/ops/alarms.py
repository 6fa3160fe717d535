import boto3


def set_alarms(topic: str) -> None:
    boto3.client("cloudwatch").put_metric_alarm(
        AlarmName="parcels-errors",
        MetricName="Errors",
        ComparisonOperator="GreaterThanThreshold",
        Threshold=0,
        AlarmActions=[topic],
    )
