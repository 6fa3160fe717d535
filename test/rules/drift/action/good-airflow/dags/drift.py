from datetime import datetime

from airflow import DAG
from airflow.operators.python import ShortCircuitOperator
from airflow.operators.trigger_dagrun import TriggerDagRunOperator

from jobs.drift import weights_drift

with DAG("drift", schedule="@daily", start_date=datetime(2026, 1, 1)):
    check = ShortCircuitOperator(task_id="check", python_callable=weights_drift)
    check >> TriggerDagRunOperator(task_id="train", trigger_dag_id="train")
