from airflow.decorators import dag

from steps import count_contracts
from steps.report import send_index_report


@dag
def contracts_report():
    send_index_report(count_contracts())


contracts_report()
