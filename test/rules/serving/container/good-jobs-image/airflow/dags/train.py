from airflow.sdk import dag


@dag(schedule="@daily")
def train():
    pass


train()
