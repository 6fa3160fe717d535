from prefect.client.schemas.schedules import CronSchedule
from prefect.deployments import Deployment

from spend import campaign_spend

nightly = Deployment.build_from_flow(flow=campaign_spend, name="nightly", schedule=CronSchedule(cron="0 3 * * *"))

if __name__ == "__main__":
    nightly.apply()
