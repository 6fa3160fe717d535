import pandas as pd


def load_predictions(store):
    return pd.read_sql_query("select * from predictions", store)
