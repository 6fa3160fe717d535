from datetime import datetime

from airflow import DAG
from airflow.operators.python import PythonOperator

from campaigns.load import load_spend

with DAG("campaign_spend", schedule=None, start_date=datetime(2025, 1, 1)) as dag:
    PythonOperator(task_id="load", python_callable=load_spend)
