import boto3
import cfnresponse


def handler(event, context):
    pool = boto3.client("cognito-idp").describe_user_pool(UserPoolId=event["ResourceProperties"]["Pool"])
    cfnresponse.send(event, context, cfnresponse.SUCCESS, {"Name": pool["UserPool"]["Name"]})
