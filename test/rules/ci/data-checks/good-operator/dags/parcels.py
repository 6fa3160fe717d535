from airflow import DAG
from airflow_dbt.operators.dbt_operator import DbtRunOperator, DbtTestOperator

with DAG(dag_id="parcels", schedule="@daily") as dag:
    run = DbtRunOperator(task_id="run", dir="dbt")
    test = DbtTestOperator(task_id="test", dir="dbt")
    run >> test
