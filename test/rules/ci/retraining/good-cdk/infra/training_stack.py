import aws_cdk as cdk
from aws_cdk import aws_events as events
from aws_cdk import aws_events_targets as targets
from aws_cdk import aws_stepfunctions as sfn
from constructs import Construct


class TrainingStack(cdk.Stack):
    def __init__(self, scope: Construct, name: str, machine: sfn.IStateMachine, retrain_schedule: str) -> None:
        super().__init__(scope, name)
        events.Rule(
            self,
            "Retrain",
            schedule=events.Schedule.expression(retrain_schedule),
            targets=[targets.SfnStateMachine(machine)],
        )
