from datetime import datetime

from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG("train_hours", schedule="@weekly", start_date=datetime(2026, 1, 1)):
    BashOperator(task_id="train", bash_command="python train.py")
