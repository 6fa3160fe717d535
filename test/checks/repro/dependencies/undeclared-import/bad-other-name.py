import pandas as pd
from bs4 import BeautifulSoup  # finding
import mlflow  # finding


def read(html):
    mlflow.log_param("length", len(html))
    return pd.DataFrame([cell.text for cell in BeautifulSoup(html).find_all("td")])
