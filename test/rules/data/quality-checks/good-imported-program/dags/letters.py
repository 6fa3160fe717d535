from airflow import DAG
from airflow.operators.python import PythonOperator

from utils.validate_data import main

with DAG("letters", schedule="@daily"):
    PythonOperator(task_id="validate", python_callable=main, op_args=["data/letters.jsonl"])
