from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG("parcels", schedule="@daily") as dag:
    BashOperator(task_id="load", bash_command="python load.py")
