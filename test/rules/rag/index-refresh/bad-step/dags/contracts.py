from airflow.decorators import dag

from steps import load_contracts, split_contracts
from steps.store import update_vector_store


@dag
def contracts_nightly():
    update_vector_store(split_contracts(load_contracts()))


contracts_nightly()
