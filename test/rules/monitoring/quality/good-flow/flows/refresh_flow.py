from prefect import flow

from monitoring.performance import update_performance


@flow
def refresh():
    update_performance()
