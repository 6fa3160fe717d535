import os

from ibm_cloud_sdk_core.authenticators import IAMAuthenticator
from ibm_watson_openscale import APIClient

client = APIClient(authenticator=IAMAuthenticator(apikey=os.environ["IBM_API_KEY"]))
client.monitor_instances.create(
    monitor_definition_id=client.monitor_definitions.MONITORS.QUALITY.ID,
    parameters={"min_feedback_data_size": 50},
)
