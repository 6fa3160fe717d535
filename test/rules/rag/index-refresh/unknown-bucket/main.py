import functions_framework

from clauses import split_and_store


@functions_framework.cloud_event
def contract_uploaded(event):
    split_and_store(event.data["bucket"], event.data["name"])
