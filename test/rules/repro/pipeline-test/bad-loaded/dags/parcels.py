from airflow import DAG

with DAG("parcels", schedule="@daily") as dag:
    pass
