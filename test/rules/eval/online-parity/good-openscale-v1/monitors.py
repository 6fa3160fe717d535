from ibm_ai_openscale import APIClient

from settings import CREDENTIALS

client = APIClient(CREDENTIALS)
subscription = client.data_mart.subscriptions.get(name="refund-desk")
subscription.quality_monitoring.enable(threshold=0.8, min_records=50)
