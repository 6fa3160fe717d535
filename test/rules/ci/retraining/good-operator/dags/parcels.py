import os
from datetime import datetime

from airflow import DAG
from airflow.providers.amazon.aws.operators.sagemaker import SageMakerTrainingOperator

with DAG("parcels", schedule="@weekly", start_date=datetime(2026, 1, 1), catchup=False):
    SageMakerTrainingOperator(task_id="fit", config={"TrainingJobName": "parcels-{{ ds_nodash }}", "RoleArn": os.environ["ROLE"]})
