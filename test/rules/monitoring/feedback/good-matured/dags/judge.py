from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG("judge", schedule="@daily"):
    BashOperator(task_id="judge", bash_command="python /opt/airflow/jobs/judge.py")
