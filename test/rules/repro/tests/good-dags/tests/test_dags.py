from airflow.models import DagBag


def test_all_dags_load():
    bag = DagBag(include_examples=False)
    assert bag.import_errors == {}
