import boto3

sagemaker = boto3.client("sagemaker")
sagemaker.create_endpoint_config(
    EndpointConfigName="answers",
    ProductionVariants=[{"VariantName": "AllTraffic", "ModelName": "answers", "InitialInstanceCount": 1}],
)
