from ibm_watson_openscale import APIClient

from settings import QUALITY_MONITOR, authenticator, subscription

client = APIClient(authenticator=authenticator)
client.monitor_instances.create(
    monitor_definition_id=client.monitor_definitions.MONITORS.QUALITY.ID,
    target=subscription,
    parameters={"min_feedback_data_size": 50},
)
