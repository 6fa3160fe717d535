from prefect import flow


@flow
def campaign_spend(day: str = "today") -> int:
    return len(day)
