from datetime import datetime

from airflow import DAG
from airflow.operators.bash import BashOperator
from airflow.operators.python import PythonOperator

from jobs.drift import main

with DAG("nightly", schedule="0 5 * * *", start_date=datetime(2026, 1, 1), catchup=False):
    PythonOperator(task_id="drift", python_callable=main)
