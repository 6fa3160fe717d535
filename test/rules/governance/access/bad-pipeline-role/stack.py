from aws_cdk import Stack
from aws_cdk import aws_iam as iam


class Pipeline(Stack):
    def __init__(self, scope, name):
        super().__init__(scope, name)
        self.role = iam.Role(
            self,
            "Build",
            assumed_by=iam.ServicePrincipal("codebuild.amazonaws.com"),
            managed_policies=[iam.ManagedPolicy.from_aws_managed_policy_name("AdministratorAccess")],
        )
