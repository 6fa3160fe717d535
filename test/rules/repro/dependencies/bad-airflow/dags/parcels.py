from airflow import DAG
from ruamel.yaml import YAML

settings = YAML(typ="safe").load("settings.yaml")
dag = DAG("parcels", schedule="@daily")
