import pytest
from airflow.models import DagBag


@pytest.fixture
def dag_bag():
    return DagBag("dags")


def test_dag_bag_no_import_errors(dag_bag):
    assert dag_bag.import_errors == {}
