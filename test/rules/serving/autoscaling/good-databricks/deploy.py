from databricks.sdk import WorkspaceClient
from databricks.sdk.service.serving import EndpointCoreConfigInput, ServedEntityInput

client = WorkspaceClient()
client.serving_endpoints.create(
    name="late",
    config=EndpointCoreConfigInput(
        served_entities=[ServedEntityInput(entity_name="parcels.late", entity_version="7", workload_size="Small")],
    ),
)
