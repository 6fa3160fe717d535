import pandas as pd
import pendulum
from airflow import DAG

dag = DAG("parcels", schedule="@daily", start_date=pendulum.datetime(2026, 1, 1))
print(pd)
