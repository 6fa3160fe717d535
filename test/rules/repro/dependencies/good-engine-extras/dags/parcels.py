import boto3
import holidays
from airflow import DAG
from airflow.providers.amazon.aws.operators.s3 import S3CreateBucketOperator

with DAG("parcels", schedule="@daily") as dag:
    S3CreateBucketOperator(task_id="bucket", bucket_name="parcels")
    print(boto3.client("s3"), holidays.country_holidays("NL"))
