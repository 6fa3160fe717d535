from prefect import flow

from monitoring.inputs import refresh_inputs


@flow
def refresh():
    refresh_inputs()
