import sentry_sdk
from fastapi import FastAPI

sentry_sdk.init(traces_sample_rate=0.1)
app = FastAPI()
