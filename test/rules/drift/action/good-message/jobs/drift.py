import os
import sys

import pandas as pd
import requests
from scipy.stats import ks_2samp

result = ks_2samp(pd.read_csv("data/reference.csv")["weight"], pd.read_csv(sys.argv[1])["weight"])
if result.statistic > 0.2:
    requests.post(os.environ["SLACK_WEBHOOK_URL"], json={"text": "The weights of parcels have drifted."}, timeout=10)
