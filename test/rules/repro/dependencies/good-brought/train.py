import boto3
import sagemaker
from botocore.config import Config
from ruamel.yaml import YAML

params = YAML(typ="safe").load(open("params.yaml"))
client = boto3.client("sagemaker", config=Config(retries={"max_attempts": 5}))
session = sagemaker.Session(sagemaker_client=client)
