"""Hands the figures of a job to Prometheus, through the Pushgateway."""

import os
import time

from prometheus_client import CollectorRegistry, Gauge, push_to_gateway


def push(job: str, registry: CollectorRegistry) -> None:
    ran = Gauge("late_parcels_job_last_run_seconds", "When the job last came to its end", registry=registry)
    ran.set(time.time())
    push_to_gateway(os.environ["PUSHGATEWAY"], job=job, registry=registry)
