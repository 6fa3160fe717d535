import io

import boto3
import joblib


def load(key):
    body = boto3.client("s3").get_object(Bucket="our-models", Key=key)["Body"]
    return joblib.load(io.BytesIO(body.read()))
