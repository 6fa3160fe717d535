import pandas as pd
from apscheduler.schedulers.blocking import BlockingScheduler
from scipy.stats import ks_2samp


def check_drift():
    result = ks_2samp(pd.read_csv("data/reference.csv")["weight"], pd.read_csv("data/today.csv")["weight"])
    if result.statistic > 0.2:
        raise RuntimeError("the weights have drifted")


scheduler = BlockingScheduler()
scheduler.add_job(check_drift, "cron", hour=5)
scheduler.start()
