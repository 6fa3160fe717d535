from airflow import DAG
from airflow.operators.python import PythonOperator

from parcels.train import train_model

with DAG("refresh", schedule="@weekly") as dag:
    PythonOperator(task_id="fit", python_callable=train_model)
