from aws_cdk import Stack
from aws_cdk import aws_cloudwatch as cloudwatch


class Service(Stack):
    def __init__(self, scope, name):
        super().__init__(scope, name)
        cloudwatch.CfnAlarm(self, "Errors", metric_name="5xx", threshold=5, comparison_operator="GreaterThanThreshold")
