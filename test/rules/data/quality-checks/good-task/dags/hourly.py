from airflow import DAG
from airflow.operators.python import PythonOperator

from jobs.warehouse import test_warehouse

with DAG("warehouse_quality", schedule="@hourly"):
    PythonOperator(task_id="test", python_callable=test_warehouse)
